//! Pictures of an invented world: what they show, and that Graphviz draws them as meant.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests")]

use crate::demo;
use rapporteur_export::picture::theme::Line;
use rapporteur_export::picture::{Cluster, Grouping, Heads, Layout, Link, Orientation, Picture};
use rapporteur_export::{Engine, Error, Input, PictureOptions, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, Object, World};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const SUMMIT: &str = "meeting/aldermere-summit-2031";

/// What lies around a node, or everything.
struct View {
    world: World,
    focus: Vec<EntityId>,
    options: PictureOptions,
}

fn around(world: World, focus: &[&str]) -> View {
    let focus: Vec<EntityId> = focus.iter().map(|id| EntityId((*id).to_owned())).collect();
    let options = PictureOptions { focus: focus.clone(), ..PictureOptions::default() };
    View { world, focus, options }
}

impl View {
    fn with<T>(&self, then: impl FnOnce(&Input<'_>) -> T) -> T {
        static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());
        let graph = Graph::from_world(&self.world);
        let selected = graph.select(&Selection { focus: self.focus.clone(), ..Selection::default() });
        let input = Input::new(&self.world, &graph, &KNOWLEDGE);
        then(&input.with_selected(&selected).with_picture(&self.options))
    }

    fn picture(&self) -> Picture {
        self.with(Picture::new)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.with(|input| format(name).unwrap().write(input, &mut bytes).unwrap());
        bytes
    }

    fn written(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// Width and height of the built-in drawing in SVG.
    fn size(&self) -> (f64, f64) {
        let svg = self.written("svg");
        let side = |name: &str| {
            svg.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        (side("width"), side("height"))
    }
}

fn link<'a>(picture: &'a Picture, from: &str, to: &str) -> &'a Link {
    picture.links.iter().find(|link| link.from.0 == from && link.to.0 == to).unwrap()
}

/// Graphviz' drawing; `None` where it is not installed and need not be.
fn drawn(dot: &str) -> Option<String> {
    let started = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        assert!(std::env::var_os("CI").is_none(), "the checks need Graphviz: install the package graphviz");
        println!("left out: no `dot` on the PATH");
        return None;
    };
    child.stdin.take().unwrap().write_all(dot.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && complaints.is_empty(), "{complaints}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn dot_of_a_small_graph() {
    let words =
        ["dmitar-voss | attends", "ada-lind | hosts", "ada-lind | holdsOffice", "attacks", "Count | integer"];
    insta::assert_snapshot!(around(demo::small_world(&words), &[]).written("dot"));
}

#[test]
fn svg_of_a_small_graph() {
    let mut view = around(demo::small_world(&["dmitar-voss | attends", "ada-lind | hosts"]), &[]);
    view.options.engine = Some(Engine::Builtin);
    insta::assert_snapshot!(view.written("svg"));
}

#[test]
fn graphviz_draws_every_node_and_line_without_complaint() {
    for view in [
        around(demo::world(), &[SUMMIT]),
        around(demo::world(), &["person/dmitar-voss"]),
        around(demo::world(), &[]),
        around(demo::crowd(80), &[]),
    ] {
        let picture = view.picture();
        let Some(svg) = drawn(&view.written("dot")) else { return };
        assert_eq!(svg, view.written("svg"), "the format svg is what Graphviz makes of the format dot");
        assert_eq!(svg.matches("class=\"node\"").count(), picture.shapes.len());
        assert_eq!(svg.matches("class=\"edge\"").count(), picture.links.len());
    }
}

#[test]
fn graphviz_shows_odd_names_as_they_are() {
    let odd = r#"A "quoted" \N back\slash & <b>tag</b> &amp; ünïcödé 名前 {x|y} \"#;
    let mut world = demo::small_world(&["ada-lind | hosts"]);
    world.entities.iter_mut().filter(|e| e.kind == "Person").for_each(|e| e.label = odd.to_owned());
    let Some(svg) = drawn(&around(world, &[]).written("dot")) else { return };
    let escaped = odd.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    assert!(svg.contains(&format!("Person: {escaped}")), "{svg}");
}

#[test]
fn lines_tell_the_status() {
    let picture = around(demo::world(), &[SUMMIT]).picture();
    let line = |person: &str| link(&picture, &format!("person/{person}"), SUMMIT).line;
    assert_eq!(line("ines-quist"), Line::Planned);
    assert_eq!(line("bruno-okafor"), Line::Happened);
    assert_eq!(line("katya-orlova"), Line::Possible);
    assert_eq!(line("dmitar-voss"), Line::Denied);
    assert_eq!(link(&picture, "person/dmitar-voss", SUMMIT).labels, ["✗ attends"]);
    assert_eq!(link(&picture, SUMMIT, "document/charter-of-the-straits").labels, ["adopts (also denied)"]);
}

#[test]
fn parallel_relations_share_a_line_and_keep_their_quotes() {
    let picture = around(demo::world(), &["person/ada-lind"]).picture();
    let both = link(&picture, "person/ada-lind", "person/bruno-okafor");
    assert_eq!(both.labels, ["agrees with", "praises", "meets with"]);
    assert!(both.tooltip.contains("What is at stake in Aldermere): “She praised him.”"), "{}", both.tooltip);
    let attends = link(&around(demo::world(), &[SUMMIT]).picture(), "person/bruno-okafor", SUMMIT).clone();
    assert_eq!((attends.n_reports, attends.url.unwrap().starts_with("https://news.example/")), (3, true));
}

#[test]
fn relations_stated_in_both_directions_are_one_line_with_two_heads() {
    let words = ["ada-lind | praises | person/bruno", "bruno-okafor | praises | person/ada"];
    let picture = around(demo::small_world(&words), &[]).picture();
    assert_eq!(picture.links.len(), 1);
    assert_eq!((picture.links[0].heads, picture.links[0].n_reports), (Heads::Both, 2));
}

#[test]
fn relations_that_hold_both_ways_have_no_head() {
    let head = |claim: &str| around(demo::small_world(&[claim]), &[]).picture().links[0].heads;
    assert_eq!(
        (head("jonas-abel | meetsWith"), head("ada-lind | praises | person/bruno")),
        (Heads::None, Heads::End)
    );
}

#[test]
fn a_date_known_in_full_stands_for_its_parts() {
    let mut world = demo::small_world(&["summit-2031 | onDate"]);
    let mut claim = world.claims[0].clone();
    claim.id.0.push('x');
    claim.claim.object = Object::Value { lexical: "--09-03".into(), datatype: "gMonthDay".into() };
    world.claims.push(claim);
    assert_eq!(around(world, &[]).picture().shapes[0].facts, ["planned", "3 Sep 2031"]);
}

#[test]
fn dates_counts_places_and_offices_are_written_under_names() {
    let picture = around(demo::world(), &[SUMMIT]).picture();
    let facts = |id: &str| picture.shapes.iter().find(|shape| shape.id.0 == id).unwrap().facts.clone();
    assert_eq!(
        facts(SUMMIT),
        ["planned", "3 Sep 2031", "in Aldermere", "more than 25 heads of state", "31 delegations"]
    );
    assert_eq!(facts("person/ada-lind"), ["President of Norland"]);
    assert_eq!(facts("person/ines-quist"), ["for Sutherney"]);
    assert!(picture.shapes.iter().all(|shape| shape.kind != "Topic" && shape.kind != "Place"));
}

#[test]
fn left_out_types_are_named_in_the_caption_and_drawn_on_request() {
    let mut view = around(demo::world(), &[]);
    assert_eq!(view.picture().caption[2], "not drawn: 5 offices, 5 reports, 2 statements, 2 topics");
    view.options.show = ["Topic".to_owned(), "Statement".to_owned()].into();
    let picture = view.picture();
    assert!(["Topic", "Statement"].iter().all(|kind| picture.kinds().contains(kind)));
    assert_eq!(picture.caption[2], "not drawn: 5 offices, 5 reports");
}

#[test]
fn large_graphs_are_cut_to_the_best_connected_and_say_so() {
    let mut view = around(demo::crowd(80), &[]);
    view.options.max_nodes = 20;
    view.options.max_links = 15;
    let picture = view.picture();
    assert!(picture.shapes.len() <= 20 && picture.links.len() <= 15);
    assert!(picture.kinds().contains(&"Meeting"));
    let linked = |id| picture.links.iter().any(|link| link.from == id || link.to == id);
    assert!(picture.shapes.iter().all(|shape| linked(shape.id.clone())));
    let n = picture.shapes.len();
    assert!(picture.caption[1].starts_with(&format!("the {n} best connected of 126 nodes, 15 links")));
}

#[test]
fn the_engine_follows_the_size_unless_told() {
    let mut view = around(demo::world(), &[SUMMIT]);
    assert!(view.written("dot").contains("layout=dot "));
    view.options.engine = Some(Engine::Sfdp);
    assert!(view.written("dot").contains("layout=sfdp "));
    assert!(around(demo::world(), &[]).written("dot").contains("layout=neato "));
    assert!(matches!("circo".parse::<Engine>(), Err(Error::UnknownEngine { .. })));
}

/// The names of the nodes of each frame.
fn frames(picture: &Picture) -> Vec<(String, Vec<&str>)> {
    let names = |members: &[usize]| members.iter().map(|i| picture.shapes[*i].id.0.as_str()).collect();
    picture.frames.iter().map(|frame| (frame.label.clone(), names(&frame.members))).collect()
}

#[test]
fn people_are_framed_with_their_country_or_meeting() {
    let mut view = around(demo::world(), &[]);
    view.options.grouping = Some(Grouping::Country);
    let picture = view.picture();
    let of = |label: &str| frames(&picture).into_iter().find(|frame| frame.0 == label).unwrap().1;
    assert_eq!(of("Kaldia"), ["country/kaldia", "person/bruno-okafor"]);
    assert!(picture.frames.iter().all(|frame| frame.members.len() > 1));
    view.options.grouping = Some(Grouping::Meeting);
    let picture = view.picture();
    let summit = frames(&picture).into_iter().find(|frame| frame.0 == "Aldermere summit").unwrap().1;
    assert!(summit.contains(&SUMMIT) && summit.contains(&"person/ines-quist"));
    assert!(!summit.iter().any(|id| id.starts_with("country/")));
    let Some(svg) = drawn(&view.written("dot")) else { return };
    assert_eq!(svg.matches("class=\"cluster\"").count(), picture.frames.len());
}

#[test]
fn given_frames_come_first_and_hold_a_node_once() {
    let mut view = around(demo::world(), &[SUMMIT]);
    let cluster = |label: &str, ids: &[&str]| Cluster {
        label: label.to_owned(),
        nodes: ids.iter().map(|id| EntityId((*id).to_owned())).collect(),
    };
    let (a, b) = ("person/bruno-okafor", "person/ines-quist");
    view.options.groups =
        vec![cluster("one", &[a, b]), cluster("two", &[b, SUMMIT]), cluster("three", &[SUMMIT, a])];
    let picture = view.picture();
    assert_eq!(
        frames(&picture),
        [("one".to_owned(), vec![a, b])],
        "a frame around one node alone says nothing"
    );
    view.options.engine = Some(Engine::Builtin);
    assert!(view.written("svg").contains(">one</text>"));
}

/// Where the nodes stand that a document of the DOT language pins, with y growing upwards.
fn pinned(dot: &str) -> std::collections::BTreeMap<String, (f64, f64)> {
    let place = |line: &str| {
        let id = line.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned();
        let (x, y) = line.split_once("pos=\"")?.1.split_once('!')?.0.split_once(',')?;
        Some((id, (x.parse().ok()?, y.parse().ok()?)))
    };
    dot.lines().filter_map(place).collect()
}

#[test]
fn a_timeline_goes_down_with_the_years() {
    let mut world = demo::world();
    let when = |date: &str| Some(date.parse::<rapporteur_model::PartialDate>().unwrap().into());
    let mut date = |id: &str, on: &str| {
        world.entities.iter_mut().find(|entity| entity.id.0 == id).unwrap().when = when(on);
    };
    date("meeting/vesthaven-talks-2031", "2031-03");
    date("meeting/naval-commission-2030", "2030");
    date("event/kaldian-election", "--05-09");
    let mut view = around(world, &[]);
    view.options.layout = Layout::Timeline;
    let picture = view.picture();
    let is_dated = |id: &EntityId| picture.shapes.iter().any(|shape| shape.id == *id && shape.when.is_some());
    assert!(picture.links.iter().all(|link| is_dated(&link.from) || is_dated(&link.to)));
    let words = || picture.links.iter().flat_map(|link| &link.labels);
    assert!(words().all(|label| !label.contains("attends")) && words().count() > 0);
    let silent = |line: &String| line.starts_with("lines without words: attends or ");
    assert!(picture.caption.iter().any(silent), "{:?}", picture.caption);
    let dot = view.written("dot");
    let places = pinned(&dot);
    let y = |id: &str| places[id].1;
    assert!(y("meeting/naval-commission-2030") > y("meeting/vesthaven-talks-2031"));
    assert!(y("meeting/vesthaven-talks-2031") > y(SUMMIT));
    let dated = ["meeting/naval-commission-2030", "meeting/vesthaven-talks-2031", SUMMIT];
    let right = dated.map(|id| places[id].0).into_iter().fold(f64::MIN, f64::max);
    assert!(picture.shapes.iter().filter(|s| s.when.is_none()).all(|s| places[&s.id.0].0 > right));
    let svg = view.written("svg");
    let at = |words: &str| svg.find(&format!(">{words}</text>")).unwrap();
    assert!(at("2030") < at("Mar 2031") && at("Mar 2031") < at("3 Sep 2031"));
    drawn(&dot);
}

#[test]
fn attendance_has_people_left_meetings_between_and_countries_right() {
    let mut view = around(demo::world(), &[]);
    view.options.layout = Layout::Attendance;
    let picture = view.picture();
    assert!(picture.links.iter().all(|link| link.to.0.starts_with("meeting/")));
    assert!(picture.links.iter().flat_map(|link| &link.labels).all(|label| !label.contains("attends")));
    let dot = view.written("dot");
    let places = pinned(&dot);
    let column = |kind: &str| {
        let of_kind = picture.shapes.iter().filter(|shape| shape.kind == kind);
        of_kind
            .map(|shape| places[&shape.id.0].0)
            .fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)))
    };
    assert!(column("Person").1 < column("Meeting").0 && column("Meeting").1 < column("Country").0);
    drawn(&dot);
}

#[test]
fn the_order_of_the_input_never_shows() {
    let mut turned = demo::world();
    turned.entities.reverse();
    turned.claims.reverse();
    for name in ["dot", "svg", "png"] {
        let written = |world: World| {
            let mut view = around(world, &[]);
            view.options.engine = Some(Engine::Builtin);
            view.bytes(name)
        };
        assert_eq!(written(demo::world()), written(turned.clone()), "{name}");
    }
}

#[test]
fn an_empty_world_is_an_empty_picture() {
    let mut view = around(World::default(), &[]);
    drawn(&view.written("dot"));
    view.options.engine = Some(Engine::Builtin);
    assert!(view.written("svg").contains("0 nodes, 0 links, from 0 reports"));
}

/// Width, height and pixels, three bytes each.
fn pixels(png: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    (info.width as usize, info.height as usize, bytes)
}

#[test]
fn a_painted_picture_is_as_large_as_its_layout_says_and_shows_every_node() {
    let mut view = around(demo::world(), &[SUMMIT]);
    view.options.engine = Some(Engine::Builtin);
    let (width, height) = view.size();
    for scale in [1.0, 2.5] {
        view.options.scale = scale;
        let (columns, rows, bytes) = pixels(&view.bytes("png"));
        assert_eq!((columns, rows), ((width * scale).ceil() as usize, (height * scale).ceil() as usize));
        assert!(bytes.len() == columns * rows * 3 && bytes[..3] == [255, 255, 255]);
        let count = |color: [u8; 3]| {
            bytes.chunks_exact(3).filter(|pixel| *pixel == color).count() as f64 / (scale * scale)
        };
        let picture = view.picture();
        for kind in picture.kinds() {
            // A swatch of the legend, and the nodes.
            let n = picture.shapes.iter().filter(|shape| shape.kind == kind).count() as f64;
            let fill = picture.look(kind).fill.0;
            assert!(fill == [255; 3] || count(fill) > 200.0 * n, "{kind}: {}", count(fill));
        }
        assert!(count([0, 0, 0]) > 300.0, "words are black");
    }
}

#[test]
fn words_are_painted_where_svg_writes_them() {
    let written = |label: &str| {
        let mut world = demo::small_world(&["ada-lind | hosts"]);
        world.entities.iter_mut().filter(|e| e.kind == "Person").for_each(|e| e.label = label.to_owned());
        let mut view = around(world, &[]);
        view.options.scale = 1.0;
        pixels(&view.bytes("png"))
    };
    let (one, other) = (written("Ada Lund"), written("Ada Lynd"));
    assert_eq!((one.0, one.1), (other.0, other.1), "both names are as long");
    assert_ne!(one.2, other.2);
}

#[test]
fn pixels_are_painted_by_the_built_in_layout_alone_and_not_without_end() {
    let mut view = around(demo::world(), &[]);
    let failed = |view: &View| {
        let format = format("png").unwrap();
        view.with(|input| format.write(input, &mut Vec::new())).unwrap_err().to_string()
    };
    view.options.engine = Some(Engine::Neato);
    assert!(failed(&view).contains("--format dot --engine neato"), "{}", failed(&view));
    view.options.engine = None;
    view.options.scale = 10.0;
    view.options.max_nodes = 500;
    view.world = demo::crowd(400);
    assert!(failed(&view).contains("choose a smaller --scale"), "{}", failed(&view));
}

#[test]
fn pictures_lie_or_stand_as_asked() {
    let cases = [
        (Layout::Free, None),
        (Layout::Free, Some(Grouping::Country)),
        (Layout::Timeline, None),
        (Layout::Attendance, None),
    ];
    for world in [demo::world(), demo::crowd(60)] {
        for (layout, grouping) in cases {
            let ratio = |orientation: Orientation| {
                let mut view = around(world.clone(), &[]);
                view.options = PictureOptions {
                    engine: Some(Engine::Builtin),
                    layout,
                    grouping,
                    orientation: Some(orientation),
                    ..view.options
                };
                let (width, height) = view.size();
                width / height
            };
            let (wide, high) = (ratio(Orientation::Landscape), ratio(Orientation::Portrait));
            assert!(wide > 1.2 && wide >= high, "{layout:?} {grouping:?}: {wide}, {high}");
        }
    }
}

#[test]
fn boxes_of_a_picture_in_landscape_never_overlap_and_dates_go_from_left_to_right() {
    for layout in [Layout::Timeline, Layout::Attendance] {
        let mut view = around(demo::crowd(70), &[]);
        view.options.layout = layout;
        view.options.orientation = Some(Orientation::Landscape);
        let dot = view.written("dot");
        let number = |line: &str, name: &str| {
            let rest = line.split(&format!(" {name}=")).nth(1)?;
            rest.split(' ').next()?.trim_end_matches("];").parse::<f64>().ok()
        };
        let boxes: Vec<(f64, f64, f64, f64)> = dot
            .lines()
            .filter_map(|line| {
                let (x, y) = line.split("pos=\"").nth(1)?.split_once('!')?.0.split_once(',')?;
                let size = (number(line, "width")? * 72.0, number(line, "height")? * 72.0);
                (size.0 > 1.0).then_some((x.parse().ok()?, y.parse().ok()?, size.0, size.1))
            })
            .collect();
        assert_eq!(boxes.len(), view.picture().shapes.len());
        for (i, a) in boxes.iter().enumerate() {
            for b in &boxes[i + 1..] {
                let (x, y) = ((a.0 - b.0).abs() - (a.2 + b.2) / 2.0, (a.1 - b.1).abs() - (a.3 + b.3) / 2.0);
                assert!(x > 0.0 || y > 0.0, "{layout:?}: {a:?} {b:?}");
            }
        }
        drawn(&dot);
    }
    let mut view = around(demo::world(), &[]);
    view.world
        .entities
        .iter_mut()
        .find(|entity| entity.id.0 == "meeting/naval-commission-2030")
        .unwrap()
        .when = Some("2030-02".parse::<rapporteur_model::PartialDate>().unwrap().into());
    view.options.layout = Layout::Timeline;
    view.options.orientation = Some(Orientation::Landscape);
    let places = pinned(&view.written("dot"));
    assert!(places["meeting/naval-commission-2030"].0 < places[SUMMIT].0);
}

#[test]
fn graphviz_is_asked_for_the_orientation() {
    let mut view = around(demo::world(), &[SUMMIT]);
    assert!(!view.written("dot").contains("ratio="));
    for (orientation, ratio) in [(Orientation::Landscape, 0.6), (Orientation::Portrait, 1.3)] {
        view.options.orientation = Some(orientation);
        let dot = view.written("dot");
        assert!(dot.contains(&format!(" ratio={ratio} ")), "{dot}");
        let Some(svg) = drawn(&dot) else { continue };
        let side = |name: &str| {
            svg.split(&format!(" {name}=\""))
                .nth(1)
                .unwrap()
                .split("pt")
                .next()
                .unwrap()
                .parse::<f64>()
                .unwrap()
        };
        assert_eq!(side("width") > side("height"), orientation == Orientation::Landscape);
    }
}
