//! What has to be known before the first page is written: the site in each language, and, by a first
//! way through the people, addresses, order and counts.

use std::rc::Rc;

use recognition_wall_core::feed::Honouree;
use recognition_wall_core::locale::Locale;

use crate::SiteError;
use crate::newest::Newest;
use crate::options::SiteOptions;
use crate::people::People;
use crate::roll::Roll;
use crate::slug::{Previous, Slugs};
use crate::view::{At, Site, roll_path, roll_row};

/// What is known after the first way through.
pub(crate) struct Survey {
    pub(crate) slugs: Slugs,
    pub(crate) newest: Newest,
    pub(crate) roll: Roll,
    /// The people of the wall page.
    pub(crate) first: Vec<Rc<Honouree>>,
}

/// Goes through the people; keeps the first `most` of them.
pub(crate) fn survey(
    people: &dyn People,
    sites: &[Site<'_>],
    previous: &Previous,
    most: usize,
    watch: &mut dyn FnMut(usize) -> Result<(), SiteError>,
) -> Result<Survey, SiteError> {
    let mut survey = Survey {
        slugs: Slugs::after(previous),
        newest: Newest::default(),
        roll: Roll::new(sites.len()),
        first: Vec::new(),
    };
    let path = roll_path(1);
    people.each(&mut |honouree| {
        let position = survey.slugs.len();
        survey.slugs.add(honouree, previous);
        survey.newest.add(position, honouree);
        let slug = survey.slugs.get(position);
        let rows: Vec<_> =
            sites.iter().map(|site| roll_row(&At::new(site, &path), honouree, slug)).collect();
        survey.roll.add(honouree, &rows)?;
        if survey.first.len() < most {
            survey.first.push(Rc::clone(honouree));
        }
        watch(position + 1)
    })?;
    Ok(survey)
}

/// The site in each of its languages.
pub(crate) fn sites<'a>(
    people: &'a dyn People,
    options: &'a SiteOptions<'_>,
    has_widget: bool,
) -> Result<Vec<Site<'a>>, SiteError> {
    let mut languages = options.languages.clone();
    let mut seen = Vec::new();
    languages.retain(|locale| {
        !seen.contains(&locale.tag()) && {
            seen.push(locale.tag());
            true
        }
    });
    let folder =
        |place: usize, tag: &str| if place == 0 { String::new() } else { [tag, "/"].concat() };
    let languages: Vec<_> = languages
        .into_iter()
        .enumerate()
        .map(|(place, locale)| (locale, folder(place, locale.tag())))
        .collect();
    if languages.is_empty() {
        return Err(SiteError::NoLanguage);
    }
    let head = people.head();
    let site = |(locale, folder): &(_, String)| {
        let locale: Locale = *locale;
        let of_feed = head.title.in_language(locale.tag()).0.trim().to_owned();
        let title = options.title.clone().filter(|title| !title.trim().is_empty());
        let title = title.or((!of_feed.is_empty()).then_some(of_feed));
        Site {
            head,
            locale,
            folder: folder.clone(),
            base: options.base.as_ref(),
            cards_of: &options.cards_of,
            title: title
                .unwrap_or_else(|| crate::words::text(locale.tag(), "page.home").to_owned()),
            languages: languages.clone(),
            total: 0,
            has_feed: options.published.is_some(),
            has_widget,
        }
    };
    Ok(languages.iter().map(site).collect())
}
