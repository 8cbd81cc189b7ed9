//! In tmux, with its own server.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{PROGRAM, story};

/// A server of tmux of our own, with the reader in its only window.
struct Tmux {
    socket: String,
    folder: TempDir,
}

impl Tmux {
    fn start(folder: &TempDir) -> Option<Tmux> {
        let own = TempDir::new().expect("a temporary folder");
        let socket = own.path().join("socket").to_string_lossy().into_owned();
        let tmux = Tmux {
            socket,
            folder: own,
        };
        let path = folder.path().to_string_lossy();
        let command = format!("{PROGRAM} '{path}'");
        let start = [
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            &command,
        ];
        if tmux.run(&start).is_none() {
            eprintln!("skipped: no tmux here");
            return None;
        }
        tmux.wait_for("2 shared");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> Option<String> {
        let done = Command::new("tmux")
            .args(["-S", &self.socket])
            .args(arguments)
            .env_remove("TMUX")
            .env("XDG_STATE_HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path())
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        done.status.success().then_some(text)
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p"]).unwrap_or_default()
    }

    fn wait_for(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn works_in_tmux_and_copies_into_its_buffer() {
    let folder = story();
    let Some(tmux) = Tmux::start(&folder) else {
        return;
    };
    tmux.run(&["send-keys", "]l"]);
    tmux.wait_for("statement 2/");
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("copied the statement with its source by tmux");
    let buffer = tmux.run(&["show-buffer"]).unwrap_or_default();
    assert!(buffer.starts_with("The old bridge at Tarn"), "{buffer}");
    assert!(buffer.contains("— heron"), "{buffer}");
    tmux.run(&["resize-window", "-x", "120", "-y", "30"]);
    tmux.wait_for("find  ? help");
    tmux.run(&["send-keys", "Q"]);
    assert!(
        !Path::new(&tmux.socket).exists() || tmux.run(&["list-sessions"]).is_none() || {
            thread::sleep(Duration::from_secs(2));
            tmux.run(&["list-sessions"]).is_none()
        }
    );
}
