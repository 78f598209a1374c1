//! The cut. In: a module and the names of who comes later. Out: two modules that together are the one.
//!
//! Both parts share the memory, the tables and the globals of the first. A function of the later part
//! that the first part calls has a place in the table of functions, which is empty until the later part
//! comes: calling it before is a trap. What the later part needs of the first, the first exports.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{
    Call, CallIndirect, Const, Instr, InstrSeq, LocalGet, Value, VisitorMut, dfs_pre_order_mut,
};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, TypeId,
};

use crate::names::name;

/// Which of its kind something is, the same in every reading of one module; walrus' own ids are not.
type Number = usize;

/// What came of it.
pub(crate) struct Parts {
    /// What the first screen runs.
    pub(crate) first: Module,
    /// The rest. It imports from the module `""`, which is the first one's exports.
    pub(crate) later: Module,
    /// Functions in the first part.
    pub(crate) kept: usize,
    /// Functions in the later part.
    pub(crate) moved: usize,
}

/// The import module of the later part: every byte is downloaded.
const FIRST: &str = "";

/// Cuts the module that `read` gives, twice the same, in two: who is in `names` comes later.
pub(crate) fn cut(read: impl Fn() -> Result<Module>, names: &HashSet<&str>) -> Result<Parts> {
    let mut first = read()?;
    let mut later = read()?;
    let moved = who_moves(&first, names);
    let table =
        first.tables.main_function_table()?.context("the module has no table of functions")?;
    let mut places = Places::read(&first, table)?;

    empty_places(&mut first, &moved);
    call_by_place(&mut first, table, &moved, &mut places)?;
    stand_ins(&mut first, table, &moved, &mut places)?;
    let size = u64::from(places.next);
    for module in [&mut first, &mut later] {
        let grown = module.tables.iter_mut().find(|one| one.id().index() == table.index());
        let grown = grown.context("a part has no table of functions")?;
        grown.initial = grown.initial.max(size);
        grown.maximum = grown.maximum.map(|most| most.max(size));
    }

    let links = link(&mut later, &moved);
    fill_places(&mut later, table.index(), &moved, &places)?;
    walrus::passes::gc::run(&mut later);
    share(&mut first, &mut later, &links)?;
    walrus::passes::gc::run(&mut first);

    let kept = first.funcs.iter_local().count();
    Ok(Parts { first, later, kept, moved: moved.len() })
}

/// Functions of the module's own that are among those named.
fn who_moves(module: &Module, names: &HashSet<&str>) -> HashSet<Number> {
    let own =
        module.funcs.iter().filter(|function| matches!(function.kind, FunctionKind::Local(_)));
    own.filter(|function| names.contains(name(function).as_str()))
        .map(walrus::Function::id)
        .filter(|id| module.start != Some(*id))
        .map(|id| id.index())
        .collect()
}

/// Who stands where in the table of functions.
struct Places {
    of: BTreeMap<Number, u32>,
    all: Vec<(u32, Number)>,
    next: u32,
}

impl Places {
    fn read(module: &Module, table: TableId) -> Result<Self> {
        let initial = u32::try_from(module.tables.get(table).initial)?;
        let mut places = Self { of: BTreeMap::new(), all: Vec::new(), next: initial };
        for element in module.elements.iter() {
            let ElementKind::Active { table: of, offset } = &element.kind else { continue };
            if *of != table {
                continue;
            }
            let ConstExpr::Value(Value::I32(offset)) = offset else {
                bail!("a segment of the table begins at no fixed place");
            };
            let ElementItems::Functions(functions) = &element.items else {
                bail!("a segment of the table holds something else than functions");
            };
            for (place, function) in (u32::try_from(*offset)?..).zip(functions) {
                places.of.entry(function.index()).or_insert(place);
                places.all.push((place, function.index()));
            }
        }
        Ok(places)
    }

    fn of(&mut self, function: FunctionId) -> u32 {
        let function = function.index();
        if let Some(place) = self.of.get(&function) {
            return *place;
        }
        let place = self.next;
        self.next += 1;
        self.of.insert(function, place);
        self.all.push((place, function));
        place
    }
}

/// Takes those who move out of the first part's table: a function that traps stands there instead.
fn empty_places(module: &mut Module, moved: &HashSet<Number>) {
    let nobody = {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name("comes later".to_owned()).func_body().unreachable();
        builder.finish(Vec::new(), &mut module.funcs)
    };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            for function in
                functions.iter_mut().filter(|function| moved.contains(&function.index()))
            {
                *function = nobody;
            }
        }
    }
}

/// Calls of those who move, by their place in the table.
struct ByPlace<'a> {
    table: TableId,
    moved: &'a HashSet<Number>,
    types: &'a HashMap<FunctionId, TypeId>,
    places: &'a mut Places,
    too_far: bool,
}

impl VisitorMut for ByPlace<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let mut written = Vec::with_capacity(seq.instrs.len());
        for (instruction, at) in std::mem::take(&mut seq.instrs) {
            let moved = match &instruction {
                Instr::Call(Call { func }) if self.moved.contains(&func.index()) => Some(*func),
                _ => None,
            };
            let Some((function, ty)) = moved.and_then(|func| Some((func, *self.types.get(&func)?)))
            else {
                written.push((instruction, at));
                continue;
            };
            let place = i32::try_from(self.places.of(function));
            self.too_far |= place.is_err();
            let place = Const { value: Value::I32(place.unwrap_or_default()) };
            written.push((place.into(), at));
            written.push((CallIndirect { ty, table: self.table }.into(), at));
        }
        seq.instrs = written;
    }
}

fn call_by_place(
    module: &mut Module,
    table: TableId,
    moved: &HashSet<Number>,
    places: &mut Places,
) -> Result<()> {
    let types = module.funcs.iter().map(|function| (function.id(), function.ty())).collect();
    let mut visitor = ByPlace { table, moved, types: &types, places, too_far: false };
    for (id, function) in module.funcs.iter_local_mut() {
        if !moved.contains(&id.index()) {
            dfs_pre_order_mut(&mut visitor, function, function.entry_block());
        }
    }
    ensure!(!visitor.too_far, "the table of functions is too long");
    Ok(())
}

/// What the page calls of those who move stays callable: through the table.
fn stand_ins(
    module: &mut Module,
    table: TableId,
    moved: &HashSet<Number>,
    places: &mut Places,
) -> Result<()> {
    let exports: Vec<_> = module.exports.iter().map(|export| (export.id(), export.item)).collect();
    for (export, item) in exports {
        let ExportItem::Function(function) = item else { continue };
        if !moved.contains(&function.index()) {
            continue;
        }
        let ty = module.funcs.get(function).ty();
        let (parameters, results) = module.types.params_results(ty);
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let arguments: Vec<_> = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
        let mut body = builder.func_body();
        for local in &arguments {
            body.instr(LocalGet { local: *local });
        }
        body.i32_const(i32::try_from(places.of(function))?);
        body.instr(CallIndirect { ty, table });
        let stand_in = builder.finish(arguments, &mut module.funcs);
        module.exports.get_mut(export).item = ExportItem::Function(stand_in);
    }
    Ok(())
}

/// Takes away what the first part does when it starts, and offers: it happens once, and there.
fn clear(later: &mut Module) {
    later.start = None;
    for id in later.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        later.exports.delete(id);
    }
    for table in later.tables.iter_mut() {
        table.elem_segments.clear();
    }
    for id in later.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        later.elements.delete(id);
    }
    for memory in later.memories.iter_mut() {
        memory.data_segments.clear();
    }
    for id in later.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        later.data.delete(id);
    }
}

/// What the later part may import of the first; the number is the name of the import until [`share`].
type Links = Vec<Link>;

/// Something of the first part, by its number there.
#[derive(Clone, Copy)]
enum Link {
    Function(Number),
    Memory(Number),
    Table(Number),
    Global(Number),
}

/// Makes imports of the later part out of everything that the first part keeps.
fn link(later: &mut Module, moved: &HashSet<Number>) -> Links {
    let mut links = Links::new();
    let mut number = |item: Link| {
        links.push(item);
        (links.len() - 1).to_string()
    };
    clear(later);
    let functions: Vec<_> = later.funcs.iter().map(|f| (f.id(), f.ty())).collect();
    for (id, ty) in functions.into_iter().filter(|(id, _)| !moved.contains(&id.index())) {
        if let FunctionKind::Import(known) = &later.funcs.get(id).kind {
            later.imports.delete(known.import);
        }
        let import =
            later.imports.add(FIRST, &number(Link::Function(id.index())), ImportKind::Function(id));
        later.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let memories: Vec<_> = later.memories.iter().map(walrus::Memory::id).collect();
    for id in memories {
        let import =
            later.imports.add(FIRST, &number(Link::Memory(id.index())), ImportKind::Memory(id));
        later.memories.get_mut(id).import = Some(import);
    }
    let tables: Vec<_> = later.tables.iter().map(walrus::Table::id).collect();
    for id in tables {
        let import =
            later.imports.add(FIRST, &number(Link::Table(id.index())), ImportKind::Table(id));
        later.tables.get_mut(id).import = Some(import);
    }
    let globals: Vec<_> = later.globals.iter().map(walrus::Global::id).collect();
    for id in globals {
        let import =
            later.imports.add(FIRST, &number(Link::Global(id.index())), ImportKind::Global(id));
        later.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    links
}

/// Names that no export of the module has, the shortest first.
fn fresh_names(module: &Module) -> impl Iterator<Item = String> + use<> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let taken: HashSet<String> = module.exports.iter().map(|export| export.name.clone()).collect();
    (0_usize..)
        .map(|number| {
            let (mut rest, mut name) = (number, String::new());
            loop {
                name.push(char::from(LETTERS.get(rest % LETTERS.len()).copied().unwrap_or(b'a')));
                rest /= LETTERS.len();
                if rest == 0 {
                    break name;
                }
                rest -= 1;
            }
        })
        .filter(move |name| !taken.contains(name))
}

/// Lets the later part put its functions into the table when it comes.
fn fill_places(
    later: &mut Module,
    table: Number,
    moved: &HashSet<Number>,
    places: &Places,
) -> Result<()> {
    let table = later.tables.iter().map(walrus::Table::id).find(|id| id.index() == table);
    let table = table.context("the later part has no table of functions")?;
    let functions: HashMap<Number, FunctionId> =
        later.funcs.iter().map(|function| (function.id().index(), function.id())).collect();
    let mut filled: Vec<_> =
        places.all.iter().filter(|(_, function)| moved.contains(function)).copied().collect();
    filled.sort_unstable();
    for run in filled.chunk_by(|(one, _), (next, _)| one + 1 == *next) {
        let Some((start, _)) = run.first() else { continue };
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        let functions =
            run.iter().filter_map(|(_, function)| functions.get(function).copied()).collect();
        let kind = ElementKind::Active { table, offset };
        let segment = later.elements.add(kind, ElementItems::Functions(functions));
        later.tables.get_mut(table).elem_segments.insert(segment);
    }
    Ok(())
}

/// Exports from the first part what the later one still imports after it was tidied.
fn share(first: &mut Module, later: &mut Module, links: &Links) -> Result<()> {
    let mut names = fresh_names(first);
    for import in later.imports.iter_mut() {
        let link = import.name.parse().ok().and_then(|link: usize| links.get(link));
        let link = link.filter(|_| import.module == FIRST);
        let item = link.context("the later part imports what the first one does not give")?;
        import.name = names.next().context("there are no names left")?;
        let shared: Option<ExportItem> = match *item {
            Link::Function(number) => first.funcs.iter().nth(number).map(|one| one.id().into()),
            Link::Memory(number) => first.memories.iter().nth(number).map(|one| one.id().into()),
            Link::Table(number) => first.tables.iter().nth(number).map(|one| one.id().into()),
            Link::Global(number) => first.globals.iter().nth(number).map(|one| one.id().into()),
        };
        first.exports.add(&import.name, shared.context("the first part has lost what it shares")?);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
