//! What happens at a venue and when. In: events and the time. Out: what the screens show next.
//! Never asks a clock, a browser or a network: all three are passed in.
//!
//! ```
//! use recognition_wall_venue::kiosk::{Event, Kiosk, Screen, Timing};
//! use recognition_wall_venue::moment::Moment;
//! let mut kiosk = Kiosk::new(Timing::default(), Moment::from_seconds(0));
//! kiosk.step(Moment::from_seconds(5), Event::Touch);
//! assert_eq!(kiosk.screen(), Screen::Wall);
//! let left_alone = kiosk.step(Moment::from_seconds(95), Event::Timer);
//! assert!(left_alone.put_back, "nobody sees what the visitor before searched for");
//! ```

pub mod ceremony;
pub mod keyboard;
pub mod kiosk;
pub mod moment;
pub mod operator;
pub mod steering;
pub mod words;
