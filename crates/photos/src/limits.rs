//! How much a photo may cost, and who waits until there is room.
//!
//! In: costs in bytes. Out: permits, given back when they are dropped. Never: measures; costs are
//! reckoned before decoding, from what the file's header says.

use std::sync::{Condvar, Mutex, PoisonError};

/// The bounds of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most pixels that a photo may have: 100 million, more than any camera of an office.
    pub pixels: u64,
    /// Memory in bytes for all photos at once: a quarter holds files, the rest pixels. A photo that
    /// alone needs more is refused.
    pub memory: u64,
}

impl Default for Limits {
    /// 100 million pixels, 160 MiB.
    fn default() -> Self {
        Self { pixels: 100_000_000, memory: 160 << 20 }
    }
}

impl Limits {
    /// The most bytes that a file may have.
    #[must_use]
    pub fn file_bytes(&self) -> u64 {
        self.memory / 4
    }

    /// The most bytes that the pixels of one photo may need while it is made.
    #[must_use]
    pub fn pixel_bytes(&self) -> u64 {
        self.memory - self.file_bytes()
    }
}

/// A number of bytes that several threads share.
#[derive(Debug)]
pub(crate) struct Room {
    free: Mutex<u64>,
    freed: Condvar,
}

/// Bytes taken from a [`Room`]; they return when it is dropped.
#[derive(Debug)]
pub(crate) struct Permit<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Room {
    pub(crate) fn new(bytes: u64) -> Self {
        Self { free: Mutex::new(bytes), freed: Condvar::new() }
    }

    /// Waits until there is room. Whoever asks for more than there ever is waits for ever: callers
    /// refuse that first.
    ///
    /// A thread that holds a permit of one room may wait for another's only in one order (files,
    /// then pixels): so somebody can always go on.
    pub(crate) fn take(&self, bytes: u64) -> Permit<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .freed
            .wait_while(free, |free| *free < bytes)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Permit { room: self, bytes }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.room.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.room.freed.notify_all();
    }
}

/// The two rooms of a run.
#[derive(Debug)]
pub(crate) struct Rooms {
    /// For files as they are on the disk; taken first.
    pub(crate) files: Room,
    /// For pixels; taken second.
    pub(crate) pixels: Room,
}

impl Rooms {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { files: Room::new(limits.file_bytes()), pixels: Room::new(limits.pixel_bytes()) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_is_taken_than_there_is() {
        let room = Room::new(100);
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for thread in 0..8_u64 {
                let (room, now, most) = (&room, &now, &most);
                scope.spawn(move || {
                    for round in 0..200_u64 {
                        let bytes = 1 + (thread * 31 + round * 17) % 100;
                        let permit = room.take(bytes);
                        let taken = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(taken, Ordering::SeqCst);
                        now.fetch_sub(bytes, Ordering::SeqCst);
                        drop(permit);
                    }
                });
            }
        });
        assert!(most.into_inner() <= 100);
        assert_eq!(room.free.into_inner().unwrap(), 100);
    }
}
