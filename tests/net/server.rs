//! A small web server on this machine that answers as it is told, well or badly.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the server sends for a path, byte by byte as it goes over the wire.
pub(super) enum Answer {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// These bytes, then one more every tenth of a second.
    Trickle(Vec<u8>),
    /// These bytes, then letters for ever.
    Endless(Vec<u8>),
}

/// A running server; it ends with the test.
pub(super) struct Server {
    port: u16,
    scheme: &'static str,
}

impl Server {
    /// Starts a server on this host; `answer` is given the path and the head of the request.
    pub(super) fn start(
        host: &str,
        answer: impl Fn(&str, &str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let answer = Arc::new(answer);
        serve(listener, move |mut stream| speak(&mut stream, &*answer));
        Server {
            port,
            scheme: "http",
        }
    }

    /// The same with TLS.
    pub(super) fn start_tls(
        config: ServerConfig,
        answer: impl Fn(&str, &str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (config, answer) = (Arc::new(config), Arc::new(answer));
        serve(listener, move |stream| {
            if let Ok(connection) = ServerConnection::new(Arc::clone(&config)) {
                let mut stream = StreamOwned::new(connection, stream);
                speak(&mut stream, &*answer);
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        });
        Server {
            port,
            scheme: "https",
        }
    }

    /// The address of a path on a host.
    pub(super) fn at(&self, host: &str, path: &str) -> String {
        format!("{}://{host}:{}{path}", self.scheme, self.port)
    }

    /// The address of a path.
    pub(super) fn url(&self, path: &str) -> String {
        self.at("127.0.0.1", path)
    }

    /// The port.
    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

fn serve(listener: TcpListener, take: impl Fn(TcpStream) + Send + Sync + 'static) {
    let take = Arc::new(take);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let take = Arc::clone(&take);
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            thread::spawn(move || take(stream));
        }
    });
}

/// Reads one request and answers it; whoever hangs up early is none of the server's business.
fn speak(stream: &mut (impl Read + Write), answer: &impl Fn(&str, &str) -> Answer) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or("/").to_owned();
    match answer(&path, &head) {
        Answer::Bytes(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Answer::Trickle(bytes) => {
            let _ = stream.write_all(&bytes);
            while stream.write_all(b"a").is_ok() && stream.flush().is_ok() {
                thread::sleep(Duration::from_millis(100));
            }
        }
        Answer::Endless(bytes) => {
            let _ = stream.write_all(&bytes);
            while stream.write_all(&vec![b'a'; 65536]).is_ok() {}
        }
    }
    let _ = stream.flush();
}

/// A whole answer with these header lines.
pub(super) fn page(headers: &str, body: impl AsRef<[u8]>) -> Answer {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    );
    Answer::Bytes([head.as_bytes(), body].concat())
}

/// An answer with a status and nothing to read.
pub(super) fn status(line: &str, headers: &str) -> Answer {
    let head =
        format!("HTTP/1.1 {line}\r\nConnection: close\r\nContent-Length: 2\r\n{headers}\r\n:(");
    Answer::Bytes(head.into_bytes())
}

/// An answer that sends elsewhere.
pub(super) fn redirect(place: &str) -> Answer {
    status("302 Found", &format!("Location: {place}\r\n"))
}
