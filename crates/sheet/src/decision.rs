//! How lists write a decision: its number, its date and who decided, in one text. Text goes in, the parts
//! come out as they are written.

use crate::name::joined;

/// "Quyết định số 937/QĐ-UBND ngày 01/6/2023" is a number and a date.
pub(crate) fn number_and_date(text: &str) -> (Option<String>, Option<String>) {
    let lower = text.to_lowercase();
    // Lengths of small and capital letters of Vietnamese are the same in UTF-8, but not those of all
    // scripts: what does not fall on a letter is left as it is.
    let (number, date) = match lower.find(" ngày ") {
        Some(place) => (text.get(..place).unwrap_or(text), text.get(place..)),
        None => (text, None),
    };
    let mut number = joined(number.trim_end_matches([',', ';', ' ']));
    for lead in ["quyết định", "qđ số", "số", ":"] {
        let is_lead = number
            .to_lowercase()
            .strip_prefix(lead)
            .is_some_and(|rest| rest.starts_with([' ', ':']) || lead == ":");
        if is_lead {
            let rest: String = number.chars().skip(lead.chars().count()).collect();
            rest.trim_start_matches([' ', ':']).clone_into(&mut number);
        }
    }
    // After the date the list may go on: "ngày 01/6/2023 của Chủ tịch UBND tỉnh".
    let date = date.map(|date| {
        let end = date.find(" của ").unwrap_or(date.len());
        date.get(..end).unwrap_or(date).trim().to_owned()
    });
    ((!number.is_empty()).then_some(number), date)
}

#[cfg(test)]
mod tests {
    use super::number_and_date;

    #[test]
    fn a_number_and_its_date_in_one_cell_are_told_apart() {
        let some = |text: &str| Some(text.to_owned());
        for (text, number, date) in [
            ("937/QĐ-UBND", some("937/QĐ-UBND"), None),
            (
                "Quyết định số 937/QĐ-UBND ngày 01/6/2023",
                some("937/QĐ-UBND"),
                some("ngày 01/6/2023"),
            ),
            (
                "QĐ số: 937/QĐ-UBND, ngày 1 tháng 6 năm 2023 của Chủ tịch UBND tỉnh",
                some("937/QĐ-UBND"),
                some("ngày 1 tháng 6 năm 2023"),
            ),
            ("Số 12", some("12"), None),
        ] {
            assert_eq!(number_and_date(text), (number, date), "{text}");
        }
    }
}
