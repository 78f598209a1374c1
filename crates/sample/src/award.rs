//! Awards with their decisions, from a line of the data such as `hc-lao-dong/3 2023-05-19`.
//!
//! In: the line and the material. Out: the award as the feed holds it. Never: an award whose code
//! the taxonomy does not know.

use crate::Failure;
use crate::material::{Honouree, Material};
use crate::random::Random;
use crate::wire::{Award, Decision, Text};

/// Reads one award line: `code[/class] date [truy-tang | thu-hoi]`.
///
/// `first` says whether it is the honouree's first award, whose citation tells the merit itself.
///
/// # Errors
/// When the line has no date, or the taxonomy has no such code.
pub fn read_award(
    line: &str,
    first: bool,
    honouree: &Honouree,
    material: &Material,
) -> Result<Award, Failure> {
    let mut words = line.split_whitespace();
    let kind = words.next().ok_or("an award line is empty")?;
    let date = words.next().ok_or_else(|| format!("{}: {line}: no date", honouree.name))?;
    let mark = words.next();
    let (code, class) =
        kind.split_once('/').map_or((kind, None), |(code, class)| (code, Some(class)));
    let entry = material
        .awards
        .get(code)
        .ok_or_else(|| format!("{}: no award has the code {code}", honouree.name))?;
    let year: i32 = date.split('-').next().unwrap_or(date).parse()?;

    let mut chance = Random::named(&[&honouree.name, &honouree.place, line]);
    let of_years = entry.of_years.iter().filter(|of| (of.first..=of.last).contains(&year));
    let formulae: Vec<&String> =
        entry.citations.iter().chain(of_years.map(|of| &of.citation)).collect();
    let formula = chance.pick(&formulae).map(|formula| (*formula).clone()).unwrap_or_default();
    let citation = if first {
        first_citation(honouree, material, &mut chance)
    } else {
        formula
            .replace("{year}", &year.to_string())
            .replace("{from}", &(year - 5).to_string())
            .replace("{to}", &(year - 1).to_string())
    };
    let ministry =
        (code == material.feed.ministry_award.code).then(|| ministry(honouree, material)).flatten();
    let title =
        ministry.as_ref().map(|name| material.feed.ministry_award.vi.replace("{ministry}", name));
    let decision = if chance.percent(82) {
        Some(decision(&entry.authority, code, date, ministry.as_deref(), material, &mut chance)?)
    } else {
        None
    };
    Ok(Award {
        code: code.to_owned(),
        title,
        class: class.map(|number| class_name(number, material)).transpose()?,
        year,
        date: date.contains('-').then(|| date.to_owned()),
        posthumous: mark == Some("truy-tang"),
        citation,
        status: (mark == Some("thu-hoi")).then_some("revoked"),
        decision,
    })
}

fn class_name(number: &str, material: &Material) -> Result<Text, Failure> {
    let key = format!("class-{number}");
    let words = material.words.get(&key).ok_or_else(|| format!("no word for {key}"))?;
    Ok(Text::from(words))
}

/// The merit in the official manner; a merit that begins with a capital is a whole citation.
fn first_citation(honouree: &Honouree, material: &Material, chance: &mut Random) -> String {
    if honouree.merit.chars().next().is_some_and(char::is_uppercase) {
        return honouree.merit.clone();
    }
    let lead = chance.pick(&material.feed.leads).cloned().unwrap_or_default();
    format!("{lead} {}", honouree.merit)
}

fn ministry(honouree: &Honouree, material: &Material) -> Option<String> {
    honouree.ministry.clone().or_else(|| {
        honouree.fields.iter().find_map(|field| material.feed.fields.get(field)?.ministry.clone())
    })
}

/// The decision: those of one award and date share number and day, as one decision names many.
fn decision(
    authority_key: &str,
    code: &str,
    date: &str,
    ministry: Option<&str>,
    material: &Material,
    chance: &mut Random,
) -> Result<Decision, Failure> {
    let authority = material
        .authorities
        .get(authority_key)
        .ok_or_else(|| format!("no authority has the key {authority_key}"))?;
    let mut shared = Random::named(&["decision", code, date, ministry.unwrap_or_default()]);
    let number = shared.between(41, 2390);
    // A ministry's decisions end in letters of its own.
    let ending = match ministry {
        Some(name) => material
            .feed
            .ministries
            .get(name)
            .ok_or_else(|| format!("{name} has no ending for its decisions"))?,
        None => &authority.number,
    };
    let day = day_within(date, &mut shared);
    let signatory = shared.pick(&authority.signers);
    let is_signed = chance.percent(80);
    let year = date.split('-').next().unwrap_or(date);
    Ok(Decision {
        number: format!("{number}/{ending}"),
        date: chance.percent(92).then_some(day),
        authority: ministry.map_or_else(
            || authority.name.clone(),
            |name| material.feed.ministry_award.authority.replace("{ministry}", name),
        ),
        signer: signatory.filter(|_| is_signed).map(|(name, _)| name.clone()),
        signer_title: signatory.filter(|_| is_signed).map(|(_, title)| title.clone()),
        url: chance.percent(35).then(|| format!("https://example.vn/quyet-dinh/{year}/{number}")),
    })
}

/// A full day within a partial date; in 2023 before the conference of 8 June.
fn day_within(date: &str, shared: &mut Random) -> String {
    let last_month = if date.starts_with("2023") { 5 } else { 12 };
    let month = shared.between(1, last_month);
    let day = shared.between(1, if date == "2023-06" { 7 } else { 28 });
    match date.split('-').count() {
        1 => format!("{date}-{month:02}-{day:02}"),
        2 => format!("{date}-{day:02}"),
        _ => date.to_owned(),
    }
}
