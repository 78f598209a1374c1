//! The time of day, and how long the ceremony has been going on. Drawn once a second, alone, so that
//! nothing else is.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use recognition_wall_venue::moment::Moment;
use recognition_wall_venue::words::WORDS;
use yew::prelude::*;

use crate::browser::clock;

/// When the ceremony began, and the words' language.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ClocksProps {
    pub(super) begun: Option<Moment>,
    pub(super) language: Rc<str>,
}

/// Both clocks.
#[component]
pub(super) fn Clocks(ClocksProps { begun, language }: &ClocksProps) -> Html {
    let now = use_state_eq(clock::now);
    let tick = now.setter();
    use_effect_with((), move |()| {
        let every_second = Interval::new(1000, move || tick.set(clock::now()));
        move || drop(every_second)
    });
    let span = begun.map(|begun| span(now.since(begun).as_secs()));
    let (hour, minute) = clock::time_of_day();
    html! {
        <p class="desk__clocks" role="timer" aria-live="off">
            if let Some(span) = span {
                <span>{ WORDS.say(language, "presenter.elapsed", &[("span", &span)]) }</span>
            }
            <strong class="desk__clock">{ format!("{hour:02}:{minute:02}") }</strong>
        </p>
    }
}

/// "1:02:03", or "2:03" below an hour.
fn span(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_span_reads_as_a_stopwatch_shows_it() {
        assert_eq!([0, 123, 3723].map(super::span), ["0:00", "2:03", "1:02:03"]);
    }
}
