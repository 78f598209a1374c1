//! How many bytes the people of a feed need: a number that does not depend on the machine, so it may not
//! grow unseen.
//!
//! Counted here with pointers of eight bytes; in a browser they have four, and the allocator adds its own.
//! The memory of Wasm never shrinks, so what is needed at most while loading counts as much as what is
//! held in the end.

#![expect(unsafe_code, reason = "there is no other way to count what is allocated")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Assembly;
use recognition_wall_core::index::{Building, Index};
use recognition_wall_core::query::{Filters, Query, Sort, run};

/// The system's allocator, counting.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: each call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(held, Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

const PEOPLE: usize = 10_000;

/// The index of the feed as far as it was read, as the wall makes it.
fn index(feed: &Assembly, before: Option<&Index>) -> Index {
    let mut building = Building::new(Rc::new(feed.feed().clone()), &[]);
    if let Some(before) = before {
        building = building.after(before);
    }
    while building.go_on(&mut || true) {}
    building.finish()
}

/// Reads a feed as the wall does, in parts as they come, a part shown whenever four times as many people
/// are there.
fn load(json: &str) -> Index {
    let today = PartialDate::EPOCH;
    let mut feed = Assembly::new("https://haugiang.example/feed.json", today, None);
    let (mut bytes, mut shown) = (Vec::new(), None);
    for part in json.as_bytes().chunks(1 << 16) {
        bytes.extend_from_slice(part);
        while feed.read_ahead(&bytes, &mut || true) {}
        bytes.drain(..feed.let_go());
        if feed.feed().items.len() >= shown.as_ref().map_or(1, |shown: &Index| shown.len() * 4) {
            shown = Some(index(&feed, shown.as_ref()));
        }
    }
    assert!(feed.end_ahead(&bytes));
    index(&feed, shown.as_ref())
}

#[test]
fn ten_thousand_people_need_no_more_bytes_than_they_did() {
    let json = recognition_wall_crowd::feed(PEOPLE);
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let index = load(&json);
    let held = (HELD.load(Relaxed) - before) / PEOPLE;
    for (text, sort) in [("", Sort::Name), ("n", Sort::Feed), ("nguyen van", Sort::Year)] {
        let query = Query { text: text.to_owned(), sort, ..Query::default() };
        assert!(!run(&index, &query, &Filters::default()).positions.is_empty());
    }
    let most = (MOST.load(Relaxed) - before) / PEOPLE;
    println!("{held} bytes a person are held, {most} are needed at most");
    assert_eq!(index.len(), PEOPLE);
    // Of these 237 are the citation, 22 the name, 39 the address of the photo, and 250 what is searched.
    assert!(held <= 1_250, "{held} bytes a person are held");
    assert!(most <= 1_400, "{most} bytes a person are needed while loading");
}
