//! Completions and manual pages, installed by the very commands of the README, and read by the shells and
//! typesetters that are there. Where one is missing, its check says so and passes.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a check that is skipped says so")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Files that the commands of the README leave behind, below the home folder.
const INSTALLED: &[&str] = &[
    ".local/share/man/man1/abreast.1",
    ".local/share/man/man1/abreast-compare.1",
    ".local/share/man/man1/abreast-find.1",
    ".local/share/man/man1/abreast-add.1",
    ".local/share/bash-completion/completions/abreast",
    ".zfunc/_abreast",
    ".config/fish/completions/abreast.fish",
    ".local/share/man/man1/abreast-cache.1",
];

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_abreast"))
}

/// A command that finds the program by its name, in a home of its own.
fn command(name: &str, home: &Path) -> Command {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let own = program().parent().map(Path::to_owned);
    let all = own.into_iter().chain(std::env::split_paths(&paths));
    let mut command = Command::new(name);
    command.env("PATH", std::env::join_paths(all).expect("a search path"));
    command
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join(".config"));
    command
}

fn out(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The block of the README that installs.
fn readme_commands() -> Option<String> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).ok()?;
    let mut blocks = readme.split("```sh\n").skip(1);
    let block = blocks.find(|block| block.starts_with("abreast man --to"))?;
    block.split("```").next().map(str::to_owned)
}

fn installed() -> Option<TempDir> {
    let home = TempDir::new().expect("a temporary folder");
    let Some(commands) = readme_commands() else {
        eprintln!("skipped: no README.md here");
        return None;
    };
    let run = command("sh", home.path())
        .args(["-e", "-c", &commands])
        .output();
    out(&run.expect("a shell"));
    Some(home)
}

#[test]
fn commands_of_the_readme_install_every_file() {
    let Some(home) = installed() else { return };
    for file in INSTALLED {
        let text = fs::read_to_string(home.path().join(file));
        assert!(text.is_ok_and(|text| text.contains("abreast")), "{file}");
    }
}

#[test]
fn completions_are_what_each_shell_can_read() {
    let Some(home) = installed() else { return };
    let shells = [
        ("bash", ".local/share/bash-completion/completions/abreast"),
        ("zsh", ".zfunc/_abreast"),
        ("fish", ".config/fish/completions/abreast.fish"),
    ];
    for (shell, file) in shells {
        let checked = command(shell, home.path())
            .arg("-n")
            .arg(home.path().join(file))
            .output();
        match checked {
            Ok(output) => {
                assert_eq!(out(&output), "", "{shell}");
                assert!(output.stderr.is_empty(), "{shell}: {output:?}");
            }
            Err(_) => eprintln!("skipped: {shell} is not installed"),
        }
    }
}

#[test]
fn powershell_takes_its_completions() {
    let script = out(&Command::new(program())
        .args(["completions", "powershell"])
        .output()
        .expect("it runs"));
    assert!(script.contains("Register-ArgumentCompleter"));
    let home = TempDir::new().expect("a temporary folder");
    let file = home.path().join("abreast.ps1");
    fs::write(&file, script).expect("a file");
    let line = format!(
        "$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseFile('{}', [ref]$null, \
         [ref]$errors); exit $errors.Count",
        file.display()
    );
    match command("pwsh", home.path())
        .args(["-NoProfile", "-Command", &line])
        .output()
    {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(_) => eprintln!("skipped: pwsh is not installed"),
    }
}

#[test]
fn bash_completes_subcommands_and_flags() {
    let Some(home) = installed() else { return };
    let script = home.path().join(INSTALLED[4]);
    let complete = |words: &str, at: usize| {
        let line = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={at}; _abreast abreast \"${{COMP_WORDS[{at}]}}\" \
             \"${{COMP_WORDS[{at}-1]}}\"; echo \"${{COMPREPLY[@]}}\"",
            script.display()
        );
        command("bash", home.path()).args(["-c", &line]).output()
    };
    let Ok(found) = complete("abreast com", 1) else {
        eprintln!("skipped: bash is not installed");
        return;
    };
    assert!(out(&found).contains("compare"));
    assert!(complete("abreast --lin", 1).is_ok_and(|found| out(&found).contains("--linear")));
}

#[test]
fn manual_pages_are_set_without_a_warning() {
    let Some(home) = installed() else { return };
    let folder = home.path().join(".local/share/man/man1");
    let pages = fs::read_dir(&folder).expect("the folder of the pages");
    let pages: Vec<_> = pages.filter_map(|entry| Some(entry.ok()?.path())).collect();
    assert!(pages.len() >= 7, "{pages:?}");
    for page in pages {
        let set = command("groff", home.path())
            .args(["-man", "-Tutf8", "-ww", "-P-cbou"])
            .arg(&page)
            .output();
        match set {
            Ok(output) => {
                let text = out(&output);
                assert!(output.stderr.is_empty(), "{}: {output:?}", page.display());
                assert!(text.contains("EXIT STATUS"), "{text}");
            }
            Err(_) => eprintln!("skipped: groff is not installed"),
        }
        match command("mandoc", home.path())
            .args(["-T", "lint", "-W", "error"])
            .arg(&page)
            .output()
        {
            Ok(output) => assert!(output.status.success(), "{output:?}"),
            Err(_) => eprintln!("skipped: mandoc is not installed"),
        }
    }
}

#[test]
fn manual_page_has_every_flag_and_subcommand_of_the_help() {
    let run = |arguments: &[&str]| {
        out(&Command::new(program())
            .args(arguments)
            .output()
            .expect("it runs"))
    };
    let (help, page) = (run(&["--help"]), run(&["man"]).replace('\\', ""));
    let flags = help.lines().filter_map(|line| {
        let line = line.trim_start();
        let flag = line
            .split([' ', ',', '['])
            .find(|word| word.starts_with("--"))?;
        line.starts_with('-').then_some(flag)
    });
    for flag in flags {
        assert!(page.contains(flag), "{flag}");
    }
    for subcommand in ["compare", "find", "add", "config", "completions", "man"] {
        assert!(
            page.contains(&format!("abreast-{subcommand}(1)")),
            "{subcommand}"
        );
    }
}
