//! TypeScript from schemas: as much of JSON Schema as the types of this crate need, and an error for the rest.

use std::fmt::Write;

use serde_json::{Map, Value};

/// What is read from objects that callers make: there a member that is not known may be given as null or undefined too.
const GIVEN: [&str; 4] = ["CaseFile", "EarlierEpisode", "DoneDuty", "FormAnswers"];

/// All definitions as exported types.
pub fn write(definitions: &Map<String, Value>) -> String {
    let mut out = String::from("// Written by `cargo xtask generate` from the types of the engine: change those.\n");
    for (name, schema) in definitions {
        out.push('\n');
        comment(&mut out, "", schema);
        if let Some(members) = schema.get("properties").and_then(Value::as_object) {
            let _ = writeln!(out, "export interface {name} {{");
            for (member, of) in members {
                comment(&mut out, "  ", of);
                let required = schema.get("required").and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == member));
                let written = self::of(of);
                // What is left out where there is nothing is never null; what callers give may be.
                let (mark, written) = match (required, GIVEN.contains(&name.as_str())) {
                    (true, _) => ("", written),
                    (false, false) => ("?", written.trim_end_matches(" | null").to_owned()),
                    (false, true) => ("?", format!("{written} | undefined")),
                };
                let _ = writeln!(out, "  {member}{mark}: {written};");
            }
            out.push_str("}\n");
        } else {
            let _ = writeln!(out, "export type {name} = {};", of(schema));
        }
    }
    out
}

fn comment(out: &mut String, indent: &str, schema: &Value) {
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        // Rust's links to items are no links here.
        let text = text.replace("[`", "`").replace("`]", "`");
        let lines: Vec<&str> = text.lines().collect();
        match lines.as_slice() {
            [line] => {
                let _ = writeln!(out, "{indent}/** {line} */");
            }
            lines => {
                let _ = writeln!(out, "{indent}/**");
                for line in lines {
                    let _ = writeln!(out, "{indent} * {line}");
                }
                let _ = writeln!(out, "{indent} */");
            }
        }
    }
}

/// The type of one schema.
fn of(schema: &Value) -> String {
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or(reference).to_owned();
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    if let Some(values) = list("enum") {
        return union(values.iter().map(Value::to_string));
    }
    if let Some(choices) = list("oneOf").or_else(|| list("anyOf")) {
        return union(choices.iter().map(of));
    }
    match schema.get("type") {
        Some(Value::String(name)) => named(name, schema),
        Some(Value::Array(names)) => union(names.iter().filter_map(Value::as_str).map(|name| named(name, schema))),
        _ => unknown(schema),
    }
}

fn named(name: &str, schema: &Value) -> String {
    match name {
        "integer" | "number" => "number".to_owned(),
        "string" | "boolean" | "null" => name.to_owned(),
        "array" => {
            let of = schema.get("items").map_or_else(|| unknown(schema), of);
            if of.contains(' ') { format!("({of})[]") } else { format!("{of}[]") }
        }
        "object" => match schema.get("additionalProperties") {
            Some(of) => format!("{{ [name: string]: {} | undefined }}", self::of(of)),
            None => unknown(schema),
        },
        _ => unknown(schema),
    }
}

/// Nothing is guessed: a shape that is not understood breaks the chore, and the build with it.
fn unknown(schema: &Value) -> String {
    eprintln!("homeward-types: no TypeScript is known for {schema}");
    std::process::exit(1);
}

fn union(parts: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        if !all.contains(&part) {
            all.push(part);
        }
    }
    all.join(" | ")
}
