//! The facets of the head as a wall shows them: the index of a feed whose people are elsewhere, and how
//! many of them have each value.

use std::rc::Rc;

use super::ask::NotYet;
use super::head::{BlocksFacet, Head};
use crate::feed::{FacetSpec, Feed};
use crate::index::{Facet, FacetValue, Index, heading};

/// What a wall knows of everybody before anybody is here.
#[derive(Debug)]
pub struct Outline {
    /// The header and the facets, without people. Facets without values are left out.
    pub index: Index,
    /// How many of all people have each value: `counts[i][j]` belongs to value `j` of facet `i`, as in
    /// [`Results::counts`](crate::query::Results::counts).
    pub counts: Vec<Vec<u32>>,
}

pub(super) fn outline(
    head: &Head,
    header: Rc<Feed>,
    chosen: &[FacetSpec],
) -> Result<Outline, NotYet> {
    let mut facets: Vec<Facet> = Vec::new();
    let mut counts = Vec::new();
    let mut show = |known: &BlocksFacet, spec: Option<&FacetSpec>| {
        let is_shown = facets.iter().any(|facet: &Facet| facet.key == known.key);
        if known.values.is_empty() || is_shown {
            return;
        }
        let label = spec.filter(|spec| spec.label.is_some()).map(heading);
        let label = label.unwrap_or_else(|| known.label.clone());
        facets.push(Facet { key: Rc::clone(&known.key), label, values: values(known) });
        counts.push(known.values.iter().map(|value| value.count).collect());
    };
    if chosen.is_empty() {
        head.facets.iter().for_each(|known| show(known, None));
    }
    for spec in chosen {
        let known = head.facets.iter().find(|known| known.key == spec.key);
        show(known.ok_or_else(|| NotYet::NoFacet(Rc::clone(&spec.key)))?, Some(spec));
    }
    Ok(Outline { index: Index::of_nobody(header, facets), counts })
}

fn values(facet: &BlocksFacet) -> Vec<FacetValue> {
    let mut values: Vec<FacetValue> = Vec::with_capacity(facet.values.len());
    for value in &facet.values {
        let above = value.parent.and_then(|parent| values.get(parent as usize));
        let depth = above.map_or(0, |above| above.depth.saturating_add(1));
        let (key, label) = (Rc::clone(&value.key), value.label.clone());
        values.push(FacetValue::of_nobody(key, label, value.parent, depth));
    }
    values
}
