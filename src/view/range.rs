//! The range of years: how many people each year has, and two ends to draw or to write.

use recognition_wall_core::index::Facet;
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Filter, YearRange};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::facet::YEAR;
use super::{Surroundings, field_of};
use crate::state::ui::{Change, End};
use crate::state::{Action, State};

/// How many heights a bar may have.
const LEVELS: u32 = 8;

/// The years that a feed has, and those of them that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    first: i16,
    last: i16,
    from: i16,
    to: i16,
}

impl Span {
    /// The span of a facet of years; `None` where there are fewer than two.
    #[must_use]
    pub fn of(facet: &Facet, state: &State) -> Option<Self> {
        let years = || facet.values.iter().filter_map(|value| value.key.parse::<i16>().ok());
        let (first, last) = (years().min()?, years().max()?);
        let asked = state.query.filters.get(YEAR).and_then(Filter::years).unwrap_or_default();
        (first < last).then(|| Self {
            first,
            last,
            from: asked.from.unwrap_or(first).clamp(first, last),
            to: asked.to.unwrap_or(last).clamp(first, last),
        })
    }

    /// The year at an end.
    fn year(self, end: End) -> i16 {
        match end {
            End::From => self.from,
            End::To => self.to,
        }
    }

    /// The range after an end was drawn to a year: it does not come past the other.
    #[must_use]
    pub fn drawn(self, end: End, year: i16) -> Option<YearRange> {
        match end {
            End::From => self.between(year.min(self.to), self.to),
            End::To => self.between(self.from, year.max(self.from)),
        }
    }

    /// The range after a year was written for an end, or its field was emptied; two ends that are
    /// written the wrong way round change places.
    #[must_use]
    pub fn written(self, end: End, year: Option<i16>) -> Option<YearRange> {
        let (from, to) = match end {
            End::From => (year.unwrap_or(self.first), self.to),
            End::To => (self.from, year.unwrap_or(self.last)),
        };
        self.between(from.min(to), from.max(to))
    }

    /// An end at the end of the feed's years has no bound: whoever comes later is in it too.
    fn between(self, from: i16, to: i16) -> Option<YearRange> {
        let inside = |year: i16| year.clamp(self.first, self.last);
        let (from, to) = (inside(from), inside(to));
        let range = YearRange {
            from: (from > self.first).then_some(from),
            to: (to < self.last).then_some(to),
        };
        (range != YearRange::default()).then_some(range)
    }

    /// Where the two ends stand, from 0 for the first year to 1 for the last.
    #[must_use]
    pub fn shares(self) -> (f64, f64) {
        let all = f64::from(self.last) - f64::from(self.first);
        let share = |year: i16| (f64::from(year) - f64::from(self.first)) / all;
        (share(self.from), share(self.to))
    }
}

/// The range of a facet of years, with how many each would show where that is known; nothing where
/// there is no span.
pub fn range(
    facet: &Facet,
    counts: Option<&[u32]>,
    state: &State,
    surroundings: &Surroundings,
) -> Html {
    let Some(span) = Span::of(facet, state) else { return html! {} };
    let years = counts.map(|counts| facet.year_counts(counts)).unwrap_or_default();
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let bars = years.iter().map(|(year, count)| {
        let is_in = (span.from..=span.to).contains(year);
        let level = (count * LEVELS).div_ceil(most);
        html! {
            <span
                key={year.to_string()} class="range__bar" data-level={level.to_string()}
                data-in={is_in.then_some("")}
            />
        }
    });
    html! {
        <div class="range">
            <div class="range__bars" aria-hidden="true" hidden={years.is_empty()}>{ for bars }</div>
            <div class="range__track">
                { handle(span, End::From, surroundings) }
                { handle(span, End::To, surroundings) }
            </div>
            <div class="range__ends">
                { field(span, End::From, state, surroundings) }
                { field(span, End::To, state, surroundings) }
            </div>
        </div>
    }
}

fn name(end: End, surroundings: &Surroundings) -> &'static str {
    surroundings.locale.text(match end {
        End::From => messages::FILTER_YEAR_FROM,
        End::To => messages::FILTER_YEAR_TO,
    })
}

fn handle(span: Span, end: End, surroundings: &Surroundings) -> Html {
    let act = surroundings.act.clone();
    let on_input = Callback::from(move |event: InputEvent| {
        let year = field_of(&event).and_then(|field| field.value().parse().ok());
        if let Some(year) = year {
            act.emit(Action::SetYears(span.drawn(end, year)));
        }
    });
    let year = AttrValue::from(span.year(end).to_string());
    // Where both stand in one place, the one with more way to go is to be had.
    let above =
        end == End::From && i32::from(span.from) * 2 > i32::from(span.first) + i32::from(span.last);
    html! {
        <input
            class="range__handle" type="range" data-end={if end == End::From { "from" } else { "to" }}
            aria-label={name(end, surroundings)} aria-valuetext={year} data-above={above.then_some("")}
            min={span.first.to_string()} max={span.last.to_string()} step="1" value={year.clone()} oninput={on_input}
        />
    }
}

fn field(span: Span, end: End, state: &State, surroundings: &Surroundings) -> Html {
    let typed = state.ui.typed.as_ref().filter(|(of, _)| *of == end);
    let text = typed.map_or_else(|| span.year(end).to_string(), |(_, text)| text.clone());
    let act = surroundings.act.clone();
    let on_input = Callback::from(move |event: InputEvent| {
        if let Some(field) = field_of(&event) {
            act.emit(Action::Ui(Change::Type(end, field.value())));
        }
    });
    let act = surroundings.act.clone();
    let on_change = Callback::from(move |event: Event| {
        let Some(field) = field_of(&event) else { return };
        let text = field.value();
        // Of what is no number a browser gives nothing at all, and says so only here.
        let is_emptied = text.is_empty() && field.check_validity();
        let year = text.trim().parse().ok();
        let range = if year.is_some() || is_emptied {
            span.written(end, year)
        } else {
            span.between(span.from, span.to)
        };
        act.emit(Action::SetYears(range));
    });
    html! {
        <label class="range__end">
            <span class="range__label">{name(end, surroundings)}</span>
            <input
                class="range__field" type="number" inputmode="numeric" min={span.first.to_string()}
                max={span.last.to_string()} step="1" value={text} oninput={on_input} onchange={on_change}
            />
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: Span = Span { first: 2010, last: 2020, from: 2012, to: 2018 };

    #[expect(clippy::unnecessary_wraps, reason = "what it is compared with is optional")]
    fn range(from: Option<i16>, to: Option<i16>) -> Option<YearRange> {
        Some(YearRange { from, to })
    }

    #[test]
    fn an_end_is_not_drawn_past_the_other() {
        assert_eq!(SPAN.drawn(End::From, 2019), range(Some(2018), Some(2018)));
        assert_eq!(SPAN.drawn(End::To, 2011), range(Some(2012), Some(2012)));
    }

    #[test]
    fn an_end_at_its_bound_is_open_and_two_are_no_range() {
        assert_eq!(SPAN.drawn(End::From, 2010), range(None, Some(2018)));
        assert_eq!(SPAN.written(End::To, None), range(Some(2012), None));
        assert_eq!(Span { to: 2020, ..SPAN }.drawn(End::From, 2010), None);
        assert_eq!(SPAN.written(End::From, Some(1800)), range(None, Some(2018)));
    }

    #[test]
    fn ends_that_are_written_the_wrong_way_round_change_places() {
        assert_eq!(SPAN.written(End::From, Some(2019)), range(Some(2018), Some(2019)));
        assert_eq!(SPAN.written(End::To, Some(2011)), range(Some(2011), Some(2012)));
        assert_eq!(SPAN.written(End::From, Some(i16::MAX)), range(Some(2018), None));
    }

    #[test]
    fn the_ends_are_told_to_the_styles_as_shares() {
        assert_eq!(SPAN.shares(), (0.2, 0.8));
    }
}
