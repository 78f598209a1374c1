//! How long a kiosk waits for a visitor. In: the attribute `idle`. Out: two spans that make sense.

use std::time::Duration;

/// The span of the attribute `idle` where it is not said.
const IDLE: Duration = Duration::from_secs(90);
/// The time to say "I am still here": WCAG 2.2, 2.2.1, asks for at least 20 seconds.
const WARNING: Duration = Duration::from_secs(20);
/// Less would be all warning: the time to read a name, and then the warning.
const LEAST: Duration = Duration::from_secs(30);
/// More is a slip of the pen: nobody would ever be asked.
const MOST: Duration = Duration::from_hours(1);

/// How long a visitor may stand still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    idle: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self { idle: IDLE }
    }
}

impl Timing {
    /// The timing of an attribute `idle` as written: whole seconds, brought within 30 … 3,600; 90
    /// where it is absent or no number.
    ///
    /// ```
    /// use std::time::Duration;
    /// use recognition_wall_venue::kiosk::Timing;
    /// assert_eq!(Timing::from_attribute(Some("60")).idle(), Duration::from_secs(60));
    /// assert_eq!(Timing::from_attribute(Some("5")).idle(), Duration::from_secs(30));
    /// assert_eq!(Timing::from_attribute(Some("soon")), Timing::default());
    /// ```
    #[must_use]
    pub fn from_attribute(written: Option<&str>) -> Self {
        let seconds = written.and_then(|written| written.trim().parse().ok());
        let idle = seconds.map_or(IDLE, Duration::from_secs);
        Self { idle: idle.clamp(LEAST, MOST) }
    }

    /// From the last touch to the reset.
    #[must_use]
    pub fn idle(self) -> Duration {
        self.idle
    }

    /// From the warning to the reset: 20 seconds.
    #[must_use]
    pub fn warning(self) -> Duration {
        WARNING
    }
}
