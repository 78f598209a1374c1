//! A point in time, as whoever asks reads it from their own clock. Holds no clock.

use std::time::Duration;

/// Milliseconds since an origin that the caller keeps to: the start of the page where spans are
/// measured, 1 January 1970 where two windows have to agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(u64);

impl Moment {
    /// So many milliseconds after the origin.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// So many seconds after the origin.
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the origin.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// How long ago `earlier` was; nothing where it is still to come.
    ///
    /// ```
    /// use std::time::Duration;
    /// use recognition_wall_venue::moment::Moment;
    /// let (start, end) = (Moment::from_seconds(1), Moment::from_seconds(3));
    /// assert_eq!(end.since(start), Duration::from_secs(2));
    /// assert_eq!(start.since(end), Duration::ZERO);
    /// ```
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// The moment a while later; part milliseconds are dropped.
    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }

    /// The moment a while before, at most back to the origin; part milliseconds are dropped.
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }
}
