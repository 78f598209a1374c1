//! "Our site is built with npm": the package, its types, React, Vue, a server.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::site::{self, wasm_in, workspace};
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};

use crate::examples::folder as examples;
use crate::stage::ask;

/// A project of a host: the package installed, and the frameworks that it may have.
struct Project(PathBuf);

impl Project {
    fn new(name: &str) -> Result<Self> {
        let place = workspace().join(format!("target/e2e/{name}-{}", std::process::id()));
        let modules = place.join("node_modules");
        std::fs::create_dir_all(modules.join("recognition-wall"))?;
        let npm = workspace().join("xtask/node/node_modules");
        for entry in std::fs::read_dir(&npm).context("run `cargo xtask dist` once")? {
            let entry = entry?;
            if entry.path().is_dir() && entry.file_name() != ".bin" {
                std::os::unix::fs::symlink(entry.path(), modules.join(entry.file_name()))?;
            }
        }
        copy(&site::dist().join("npm"), &modules.join("recognition-wall"))?;
        copy(&examples(), &place)?;
        std::fs::write(place.join("package.json"), r#"{ "type": "module" }"#)?;
        Ok(Self(place))
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        Ok(std::fs::write(self.0.join(name), text)?)
    }

    /// What a program prints; its complaints if it fails.
    fn run(&self, program: &Path, arguments: &[&str]) -> Result<String> {
        let output = Command::new(program).args(arguments).current_dir(&self.0).output();
        let output = output.with_context(|| format!("no {}", program.display()))?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let (printed, told) = (text(output.stdout), text(output.stderr));
        ensure!(output.status.success(), "{}: {printed}{told}", program.display());
        Ok(printed)
    }

    fn npm_program(name: &str) -> PathBuf {
        workspace().join("xtask/node/node_modules/.bin").join(name)
    }

    fn check_types(&self, switches: &[&str], files: &[&str]) -> Result<()> {
        let common = "--noEmit --strict --jsx react-jsx --module preserve --moduleDetection force \
            --target es2022 --lib es2022,dom,dom.iterable --types react";
        let common: Vec<&str> = common.split_whitespace().collect();
        self.run(&Self::npm_program("tsc"), &[&common, switches, files].concat()).map(|_| ())
    }

    fn bundle(&self, entry: &str) -> Result<String> {
        let switches =
            "--bundle --format=esm --jsx=automatic --define:process.env.NODE_ENV=\"production\"
            --define:__VUE_OPTIONS_API__=false --define:__VUE_PROD_DEVTOOLS__=false
            --define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false --log-level=error";
        let switches: Vec<&str> = switches.split_whitespace().collect();
        self.run(&Self::npm_program("esbuild"), &[&[entry], &switches[..]].concat())
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _left_for_cargo_clean = std::fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from).with_context(|| format!("no {}", from.display()))? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// What nobody may write. A line after `@ts-expect-error` that is right is an error itself.
const WRONG: &str = r#"import "recognition-wall";
import "recognition-wall/vue";
import type { GlobalComponents } from "vue";
const wall = document.createElement("recognition-wall");
wall.setQuery({ sort: "rank", filters: { field: ["Y tế"], year: { from: 2020 } } });
wall.state.query.filters.year;
// @ts-expect-error
wall.setQuery({ sort: "age" });
// @ts-expect-error
wall.open(7);
// @ts-expect-error
wall.state = null;
// @ts-expect-error
wall.state.status === "done";
wall.addEventListener("wall-error", ({ detail }) => detail.message.length + Number(detail.fatal));
// @ts-expect-error
wall.addEventListener("wall-error", ({ detail }) => detail.id);
type Tag = InstanceType<GlobalComponents["recognition-wall"]>["$props"];
const right: Tag = { src: "feed.json", layout: "list", "heading-level": 3 };
// @ts-expect-error
const wrong: Tag = { src: "feed.json", layout: "mosaic" };
export { right, wrong };
"#;
const WRONG_REACT: &str = r#"import "recognition-wall";
import "recognition-wall/react";
export const right = <recognition-wall src="feed.json" heading-level={3} debug onwall-change={(event) => event.detail.text} />;
// @ts-expect-error
export const layout = <recognition-wall src="feed.json" layout="mosaic" />;
// @ts-expect-error
export const event = <recognition-wall src="feed.json" onwall-open={(event) => event.detail.text} />;
"#;

#[test]
fn the_types_hold_for_every_example_and_refuse_what_is_wrong() -> Result<()> {
    let project = Project::new("types")?;
    project.write("wrong.ts", WRONG)?;
    project.write("wrong-react.tsx", WRONG_REACT)?;
    project.check_types(&[], &["react.tsx", "vue.ts", "wrong.ts", "wrong-react.tsx"])?;
    // A page's own script may take for granted that the tag is there.
    let scripts = ["analytics.js", "article.js", "menu.js"];
    let types = "node_modules/recognition-wall/index.d.ts";
    let switches = ["--allowJs", "--checkJs", "--strictNullChecks", "false"];
    project.check_types(&switches, &[&scripts[..], &[types]].concat())
}

#[test]
fn a_page_without_a_framework_has_no_need_of_one_for_the_types() -> Result<()> {
    let project = Project::new("bare")?;
    for name in ["react", "vue", "@types", "@vue"] {
        std::fs::remove_file(project.0.join("node_modules").join(name))?;
    }
    project.write(
        "page.ts",
        "import \"recognition-wall\";\ndocument.querySelector(\"recognition-wall\")?.refresh();\n",
    )?;
    let switches = "--noEmit --strict --module nodenext --target es2022 --lib es2022,dom page.ts";
    let switches: Vec<&str> = switches.split_whitespace().collect();
    project.run(&Project::npm_program("tsc"), &switches).map(|_| ())
}

#[test]
fn a_server_that_imports_the_package_gets_nothing_and_no_error() -> Result<()> {
    let project = Project::new("server")?;
    let script = "for (const name of ['', '/react', '/vue']) {
        const found = await import(`recognition-wall${name}`);
        console.log(Object.keys(found).length);
    }";
    let printed = project.run(Path::new("node"), &["--input-type=module", "--eval", script])?;
    ensure!(printed == "0\n0\n0\n", "{printed}");
    Ok(())
}

#[test]
fn the_manifest_names_what_the_element_really_has() -> Outcome {
    journey(async |visit| {
        let text = std::fs::read_to_string(site::dist().join("npm/custom-elements.json"))?;
        visit.publish(feed::neighbours());
        visit.open_page(&host::element(r#"src="feed.json""#)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let script = "const { attributes, members, tagName } =
                JSON.parse(arguments[0]).modules[0].declarations[0];
            const names = (list) => list.map(({ name }) => name).sort().join();
            const element = customElements.get(tagName);
            const callbacks = /^constructor$|Callback$/;
            const own = Object.getOwnPropertyNames(element.prototype).filter((name) => !callbacks.test(name));
            return [names(attributes), [...element.observedAttributes].sort().join(), names(members),
                own.filter((name) => name !== 'trapped').sort().join()]";
        let [attributes, observed, members, own]: [String; 4] =
            visit.script(script, serde_json::json!([text])).await?;
        ensure!(attributes == observed, "manifest: {attributes}\nelement: {observed}");
        ensure!(members == own, "manifest: {members}\nelement: {own}");
        Ok(())
    })
}

#[test]
fn the_module_shows_the_wall_under_the_strictest_policy() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let script = r#"<script type="module" src="/dist/npm/index.js"></script>"#;
        let tag = r#"<recognition-wall src="feed.json"></recognition-wall>"#;
        visit.open_page(&host::page(script, tag)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let wasm = visit.site.requests(&format!("/dist/npm/{}", wasm_in("npm", "wall")?)).len();
        ensure!(wasm == 1, "the package's Wasm was asked for {wasm} times");
        Ok(())
    })
}

/// The example component in a page of its own, built as a host would build it.
async fn built_page(visit: &Visit, name: &str, entry: &str, page: Reply) -> Result<()> {
    let project = Project::new(name)?;
    let file = format!("main-{name}.tsx");
    project.write(&file, entry)?;
    visit.publish(feed::neighbours());
    visit.site.put("/dist/npm/page.js", Reply::of("text/javascript", project.bundle(&file)?));
    visit.site.put("/", page);
    visit.open("/").await
}

/// The wall is there, the host's button filters it, and the host hears who is open.
async fn the_component_works(visit: &Visit) -> Result<()> {
    let wall = visit.wall();
    wall.is_ready().await?;
    let state = wall.state().await?;
    ensure!(state["query"]["layout"] == "list", "the attributes did not arrive: {state}");
    visit.script::<()>("document.querySelector('button').click()", serde_json::json!([])).await?;
    eventually_equal("the filter", &serde_json::json!(["Y tế"]), async || {
        Ok(wall.state().await?["query"]["filters"]["field"].clone())
    })
    .await?;
    let name = wall.seen().await?.names().first().map(|name| (*name).to_owned());
    let name = name.context("nobody works in health")?;
    wall.open(&name).await?;
    wall.shows_open(Some(&name)).await?;
    let open = wall.state().await?["open"].clone();
    eventually_equal("what the host heard", &open, async || {
        ask(visit, "document.querySelector('output').textContent").await
    })
    .await
}

const PLACE: &str = r#"<div id="root"></div>"#;
const MODULE: &str = r#"<script type="module" src="/dist/npm/page.js"></script>"#;

#[test]
fn the_example_in_react_works_under_the_strictest_policy() -> Outcome {
    journey(async |visit| {
        let entry = "import { createRoot } from 'react-dom/client';
            import { Honourees } from './react.tsx';
            createRoot(document.querySelector('#root')!).render(<Honourees feed=\"/feed.json\" />);";
        built_page(visit, "react", entry, Reply::page(host::page(MODULE, PLACE))).await?;
        the_component_works(visit).await
    })
}

#[test]
fn the_example_in_vue_works() -> Outcome {
    journey(async |visit| {
        let entry = "import { createApp } from 'vue';
            import { Honourees } from './vue.ts';
            createApp(Honourees, { feed: '/feed.json' }).mount('#root');";
        // Vue asks for a Trusted Types policy of its own.
        let policy = recognition_wall_e2e::reply::STRICT_POLICY
            .replace("trusted-types 'none'", "trusted-types vue");
        let page = Reply::page(host::page(MODULE, PLACE));
        let page = page.with_header("content-security-policy", &policy);
        built_page(visit, "vue", entry, page).await?;
        the_component_works(visit).await
    })
}
