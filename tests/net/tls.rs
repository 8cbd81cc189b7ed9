//! Pages over TLS: the program run with `SSL_CERT_FILE`, as a reader with an authority of their own would.

use std::fs;
use std::path::Path;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tempfile::TempDir;

use super::program::{program, texts_of};
use super::server::{Server, page};

const PAGE: &str = "Fire guts the old paper mill\n\n\
    At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\n";

/// An authority that signs for hosts.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::<String>::new()).expect("parameters");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    CertifiedIssuer::self_signed(params, key).expect("an authority")
}

/// A server whose certificate is for this host.
fn server(authority: &CertifiedIssuer<'static, KeyPair>, host: &str) -> Server {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec![host.to_owned()]).expect("parameters");
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    let chain: Vec<CertificateDer<'static>> = vec![certificate.der().clone()];
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let provider = rustls::crypto::ring::default_provider().into();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("protocols")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a configuration");
    Server::start_tls(config, |_, _| page("Content-Type: text/plain\r\n", PAGE))
}

/// Runs the program with this authority; returns what it printed and what it complained about.
fn run(trusted: Option<&Path>, arguments: &[&str]) -> (String, String) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut command = program(folder.path(), arguments);
    if let Some(file) = trusted {
        command.env("SSL_CERT_FILE", file);
    }
    texts_of(&mut command)
}

#[test]
fn page_over_tls_is_read_where_its_authority_is_trusted() {
    let authority = authority();
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("authority.pem");
    fs::write(&file, authority.pem()).expect("written");
    let good = server(&authority, "127.0.0.1");
    let (said, complaints) = run(Some(&file), &["compare", &good.url("/mill")]);
    assert!(said.contains("Fire guts the old"), "{said}{complaints}");
    let (_, complaints) = run(None, &["compare", &good.url("/mill")]);
    assert!(
        complaints.contains("its certificate is not trusted"),
        "{complaints}"
    );
    let other_host = server(&authority, "news.example");
    let (_, complaints) = run(Some(&file), &["compare", &other_host.url("/mill")]);
    assert!(
        complaints.contains("its certificate is not trusted"),
        "{complaints}"
    );
}

#[test]
fn plain_server_is_not_taken_for_one_with_tls() {
    let plain = Server::start("127.0.0.1", |_, _| page("", PAGE));
    let address = plain.url("/mill").replace("http:", "https:");
    let (said, complaints) = run(None, &["compare", &address]);
    assert!(said.is_empty());
    assert!(
        complaints.contains("cannot fetch https://127.0.0.1:"),
        "{complaints}"
    );
}
