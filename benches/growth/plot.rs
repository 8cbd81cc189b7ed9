//! The picture: articles against milliseconds, both by powers of ten, so that growth in step is a slope of one.

use std::fmt::Write as _;
use std::io;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 480.0;
const MARGIN: f64 = 60.0;
/// Room for the names on the right.
const NAMES: f64 = 150.0;
const COLOURS: [&str; 6] = [
    "#0b6e4f", "#1d4ed8", "#8a3ffc", "#c2410c", "#a16207", "#be185d",
];

/// One line of the picture.
pub(crate) struct Curve {
    pub(crate) name: &'static str,
    /// Articles, milliseconds.
    pub(crate) points: Vec<(f64, f64)>,
}

/// Powers of ten of the axes: lowest and highest.
struct Frame {
    x: (f64, f64),
    y: (f64, f64),
}

impl Frame {
    fn of(curves: &[Curve]) -> Frame {
        let points = || curves.iter().flat_map(|c| &c.points);
        let range = |values: &mut dyn Iterator<Item = f64>| {
            let logs: Vec<f64> = values.map(|v| v.max(0.1).log10()).collect();
            let low = logs.iter().copied().fold(f64::INFINITY, f64::min).floor();
            let high = logs
                .iter()
                .copied()
                .fold(f64::NEG_INFINITY, f64::max)
                .ceil();
            (low, high.max(low + 1.0))
        };
        Frame {
            x: range(&mut points().map(|p| p.0)),
            y: range(&mut points().map(|p| p.1)),
        }
    }

    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let share =
            |value: f64, (low, high): (f64, f64)| (value.max(0.1).log10() - low) / (high - low);
        (
            MARGIN + share(x, self.x) * (WIDTH - MARGIN - NAMES),
            HEIGHT - MARGIN - share(y, self.y) * (HEIGHT - 2.0 * MARGIN),
        )
    }
}

/// Writes the picture.
pub(crate) fn write_plot(path: &str, curves: &[Curve]) -> io::Result<()> {
    std::fs::write(path, draw(curves))
}

fn draw(curves: &[Curve]) -> String {
    let frame = Frame::of(curves);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{MARGIN}\" y=\"24\" font-size=\"16\">Reading and comparing: milliseconds of processor time \
         by articles</text>\n"
    );
    draw_grid(&mut svg, &frame);
    for (curve, colour) in curves.iter().zip(COLOURS.iter().cycle()) {
        draw_curve(&mut svg, &frame, curve, colour);
    }
    name_curves(&mut svg, curves);
    svg.push_str("</svg>\n");
    svg
}

/// The names beside the picture, one below another: at the curves' ends they would cover each other.
fn name_curves(svg: &mut String, curves: &[Curve]) {
    let x = WIDTH - NAMES + 16.0;
    for ((curve, colour), row) in curves.iter().zip(COLOURS.iter().cycle()).zip(0..) {
        let y = MARGIN + 20.0 * f64::from(row) + 8.0;
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\">● {}</text>",
            curve.name
        );
    }
}

/// Lines at the powers of ten, and one for growth in step with the articles.
fn draw_grid(svg: &mut String, frame: &Frame) {
    let mut line = |from: (f64, f64), to: (f64, f64), style: &str| {
        let (from, to) = (frame.place(from), frame.place(to));
        let _ = writeln!(
            svg,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" {style}/>",
            from.0, from.1, to.0, to.1
        );
    };
    let ten = |power: f64| 10_f64.powf(power);
    let ends = (
        ten(frame.x.0),
        ten(frame.x.1),
        ten(frame.y.0),
        ten(frame.y.1),
    );
    for power in powers(frame.x) {
        line(
            (ten(power), ends.2),
            (ten(power), ends.3),
            "stroke=\"#ddd\"",
        );
    }
    for power in powers(frame.y) {
        line(
            (ends.0, ten(power)),
            (ends.1, ten(power)),
            "stroke=\"#ddd\"",
        );
    }
    let reach = (ends.1 / ends.0).min(ends.3 / ends.2);
    let dashes = "stroke=\"#999\" stroke-dasharray=\"5 4\"";
    line((ends.0, ends.2), (ends.0 * reach, ends.2 * reach), dashes);
    for power in powers(frame.x) {
        let (x, y) = frame.place((ten(power), ends.2));
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            y + 20.0,
            ten(power)
        );
    }
    for power in powers(frame.y) {
        let (x, y) = frame.place((ends.0, ten(power)));
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            x - 8.0,
            y + 4.0,
            ten(power)
        );
    }
}

fn powers((low, high): (f64, f64)) -> impl Iterator<Item = f64> {
    (0..)
        .map(move |step| low + f64::from(step))
        .take_while(move |power| *power <= high)
}

fn draw_curve(svg: &mut String, frame: &Frame, curve: &Curve, colour: &str) {
    let places: Vec<(f64, f64)> = curve.points.iter().map(|p| frame.place(*p)).collect();
    let points: Vec<String> = places
        .iter()
        .map(|p| format!("{:.1},{:.1}", p.0, p.1))
        .collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
        points.join(" ")
    );
    for (x, y) in &places {
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>"
        );
    }
}
