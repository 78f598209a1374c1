//! How somebody's honour is referred to in another text: who, for what, by which decision, and where
//! it can be looked up.

use recognition_wall_core::feed::{Award, Decision, Feed, Honouree, Text};
use recognition_wall_core::locale::{Locale, messages};

/// The reference to an honouree of a feed: "Trần Thị Bé Năm. Huân chương Lao động hạng Ba (2023), Quyết
/// định số 612/QĐ-CTN ngày 1/6/2023. Điển hình tiên tiến tỉnh Hậu Giang 2023. Số liệu đến 8/6/2023.
/// https://…". What the feed does not tell is left out.
///
/// `as_of` is the date of the data; `link` leads to the honouree where they have no page of their own.
#[must_use]
pub fn reference(
    honouree: &Honouree,
    feed: &Feed,
    as_of: Option<&str>,
    link: Option<&str>,
    locale: &Locale,
) -> String {
    let mut out = String::new();
    add(&mut out, say(&honouree.name, locale));
    if let Some(award) = honouree.highest_award() {
        add(&mut out, &honour(award, locale));
    }
    add(&mut out, say(&feed.title, locale));
    if let Some(date) = as_of {
        add(&mut out, &locale.fill(messages::WALL_AS_OF, &[("date", date)]));
    }
    // No full stop after an address: it would be taken for a part of it.
    if let Some(link) = honouree.url.as_deref().or(link) {
        out.push(' ');
        out.push_str(link);
    }
    out
}

/// "Quyết định số 937/QĐ-UBND ngày 1/6/2023", as far as it is known.
#[must_use]
pub fn decision_title(decision: &Decision, locale: &Locale) -> String {
    let mut title = vec![locale.text(messages::DETAIL_DECISION).to_owned()];
    if let Some(number) = &decision.number {
        title.push(locale.fill(messages::DETAIL_DECISION_NUMBER, &[("number", number)]));
    }
    if let Some(date) = decision.date {
        let message = match (date.month(), date.day()) {
            (_, Some(_)) => messages::DETAIL_DECISION_DAY,
            (Some(_), None) => messages::DETAIL_DECISION_MONTH,
            (None, None) => messages::DETAIL_DECISION_YEAR,
        };
        title.push(locale.fill(message, &[("date", &locale.date(date))]));
    }
    title.join(" ")
}

/// "Huân chương Lao động hạng Ba (2023), Quyết định số …".
fn honour(award: &Award, locale: &Locale) -> String {
    let mut out = say(&award.title, locale).to_owned();
    if let Some(class) = &award.class {
        out.push(' ');
        out.push_str(say(class, locale));
    }
    if let Some(year) = award.year {
        out.push_str(" (");
        out.push_str(&year.to_string());
        out.push(')');
    }
    let decision = award.decision.as_ref();
    if let Some(decision) = decision.filter(|it| it.number.is_some() || it.date.is_some()) {
        out.push_str(", ");
        out.push_str(&decision_title(decision, locale));
    }
    out
}

/// Adds a sentence.
fn add(out: &mut String, sentence: &str) {
    if sentence.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(sentence);
    if !sentence.ends_with(['.', '!', '?', '…']) {
        out.push('.');
    }
}

fn say<'a>(text: &'a Text, locale: &Locale) -> &'a str {
    text.in_language(locale.tag()).0
}

#[cfg(test)]
mod tests {
    use recognition_wall_core::date::PartialDate;
    use recognition_wall_core::feed::AwardStatus;

    use super::*;

    const LINK: Option<&str> = Some("https://haugiang.example/#wall/hg-1");

    fn farmer() -> Honouree {
        let decision = Decision {
            number: Some("612/QĐ-CTN".into()),
            date: PartialDate::parse("2023-06-01"),
            ..Decision::default()
        };
        let order = Award {
            class: Some("hạng Ba".into()),
            year: Some(2023),
            rank: Some(100),
            decision: Some(decision.into()),
            ..Award::new("Huân chương Lao động")
        };
        let certificate = Award { rank: Some(610), ..Award::new("Bằng khen") };
        let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
        farmer.awards = vec![certificate, order];
        farmer
    }

    fn feed() -> Feed {
        Feed {
            title: "Điển hình tiên tiến tỉnh Hậu Giang 2023".into(), ..Feed::default()
        }
    }

    fn written(honouree: &Honouree, feed: &Feed, as_of: Option<&str>) -> String {
        reference(honouree, feed, as_of, LINK, &Locale::best(["vi"]))
    }

    #[test]
    fn it_says_who_for_what_by_which_decision_and_where() {
        let reference = written(&farmer(), &feed(), Some("8/6/2023"));
        // The message may be written in either way.
        let reference = reference.replace("Số 612", "số 612");
        assert_eq!(
            reference,
            "Trần Thị Bé Năm. Huân chương Lao động hạng Ba (2023), Quyết định số 612/QĐ-CTN \
             ngày 1/6/2023. Điển hình tiên tiến tỉnh Hậu Giang 2023. Số liệu đến 8/6/2023. \
             https://haugiang.example/#wall/hg-1"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let nobody = Honouree::new("1", "Tổ 5.");
        assert_eq!(
            written(&nobody, &Feed::default(), None),
            "Tổ 5. https://haugiang.example/#wall/hg-1"
        );
        let nowhere = reference(&nobody, &Feed::default(), None, None, &Locale::best(["vi"]));
        assert_eq!(nowhere, "Tổ 5.");
    }

    #[test]
    fn a_page_of_their_own_is_better_than_the_wall() {
        let page = "https://haugiang.example/be-nam";
        let honouree = Honouree { url: Some(page.into()), ..farmer() };
        assert!(written(&honouree, &feed(), None).ends_with(page));
    }

    #[test]
    fn an_award_that_does_not_stand_is_no_honour() {
        let mut honouree = farmer();
        honouree.awards.iter_mut().for_each(|award| award.status = AwardStatus::Revoked);
        let reference = written(&honouree, &feed(), None);
        assert!(reference.starts_with("Trần Thị Bé Năm. Điển hình"), "{reference}");
    }
}
