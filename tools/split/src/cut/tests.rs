//! Tests of [`super`].

use std::collections::HashSet;

use walrus::{ConstExpr, Module, RefType, ValType, ir::Value};
use walrus::{ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionKind, ImportKind};

use super::{Parts, cut};

/// `start` calls `rare`, which calls `often`; `rare` is in the table and is exported too.
fn module() -> Vec<u8> {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let function = |module: &mut Module, name: &str, calls: Option<walrus::FunctionId>| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.name(name.to_owned());
        let argument = module.locals.add(ValType::I32);
        let mut body = builder.func_body();
        if let Some(called) = calls {
            body.local_get(argument).call(called);
        }
        builder.finish(vec![argument], &mut module.funcs)
    };
    let often = function(&mut module, "yew[0123456789abcdef]::often", None);
    let rare = function(&mut module, "yew[0123456789abcdef]::rare", Some(often));
    let start = function(&mut module, "start", Some(rare));
    let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
    let offset = ConstExpr::Value(Value::I32(1));
    let kind = ElementKind::Active { table, offset };
    let segment = module.elements.add(kind, ElementItems::Functions(vec![rare]));
    module.tables.get_mut(table).elem_segments.insert(segment);
    module.exports.add("a", start);
    module.exports.add("b", rare);
    module.emit_wasm()
}

fn parts() -> Parts {
    let bytes = module();
    cut(|| Module::from_buffer(&bytes), &HashSet::from(["yew::rare"])).unwrap()
}

#[test]
fn both_parts_are_valid_and_who_is_named_is_in_the_later_one() {
    let Parts { mut first, mut later, moved, .. } = parts();
    assert_eq!(moved, 1);
    let names = |bytes: &[u8]| -> Vec<String> {
        let module = Module::from_buffer(bytes).unwrap();
        module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.clone()).collect()
    };
    let first = names(&first.emit_wasm());
    assert!(first.iter().any(|name| name.ends_with("often")), "{first:?}");
    assert!(!first.iter().any(|name| name.ends_with("rare")), "{first:?}");
    let later = names(&later.emit_wasm());
    assert!(later.iter().all(|name| name.ends_with("rare")), "{later:?}");
}

#[test]
fn the_later_part_imports_nothing_but_what_the_first_one_exports() {
    let Parts { first, later, .. } = parts();
    let mut kinds = Vec::new();
    for import in later.imports.iter() {
        assert_eq!(import.module, "");
        let export = first.exports.iter().find(|export| export.name == import.name).unwrap();
        kinds.push(match (&import.kind, &export.item) {
            (ImportKind::Function(_), ExportItem::Function(_)) => "function",
            (ImportKind::Table(_), ExportItem::Table(_)) => "table",
            other => panic!("{other:?}"),
        });
    }
    kinds.sort_unstable();
    assert_eq!(kinds, ["function", "table"]);
}

#[test]
fn it_fills_the_place_that_the_first_one_left_empty() {
    let Parts { first, later, .. } = parts();
    let place = |module: &Module| {
        let element = module.elements.iter().next().unwrap();
        let ElementItems::Functions(functions) = &element.items else { panic!("{element:?}") };
        let name = module.funcs.get(functions[0]).name.clone().unwrap_or_default();
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(place)), .. } = &element.kind
        else {
            panic!("{element:?}")
        };
        (*place, name)
    };
    assert_eq!(place(&first), (1, "comes later".to_owned()));
    assert_eq!(place(&later), (1, "yew[0123456789abcdef]::rare".to_owned()));
}

#[test]
fn what_the_page_calls_stays_callable() {
    let Parts { first, .. } = parts();
    let export = first.exports.iter().find(|export| export.name == "b").unwrap();
    let ExportItem::Function(stand_in) = export.item else { panic!("{export:?}") };
    assert!(matches!(first.funcs.get(stand_in).kind, FunctionKind::Local(_)));
}
