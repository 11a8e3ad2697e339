"""Requests that RFC 9112 calls malformed, or an attack; used with and without nginx."""

import ctypes
import json
import re
import resource

from daemon_fixture import report

REFUSED = {400, 404, 405, 413, 414, 431, 501, 505}


def is_strict():
    """Whether the HTTP library is one that sees NULs, and a line that ends without a CR."""
    get_version = ctypes.CDLL("libmicrohttpd.so.12").MHD_get_version
    get_version.restype = ctypes.c_char_p
    return int(get_version().split(b".")[0]) >= 1


def make_room(wanted):
    """As many connections as are wanted, or as this machine lets anybody have."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard - 200)


def heads(answer):
    """The status of each answer in it; no body of ours has words like these."""
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3}) ", answer)]


def body_of(*reports):
    return json.dumps(list(reports)).encode()


def make_hidden_attacks(token):
    """What libmicrohttpd before 1.0 takes for the end of a word, and nobody behind it
    can see: by itself it is one plain request, and nginx refuses it."""
    key = f"Authorization: Bearer {token}\r\n".encode()
    return {
        "NUL in a value": b"GET /v1/me HTTP/1.1\r\nHost: x\r\n" + key + b"X: a\0b\r\n\r\n",
        "NUL in the path": b"GET /v1/me\0 HTTP/1.1\r\nHost: x\r\n" + key + b"\r\n",
    }


def make_framings(token):
    """Two readings of where a body ends, in the ways that servers have been found to differ;
    and heads that are written so that one server sees a header where another sees none."""
    key = f"Authorization: Bearer {token}\r\n".encode()
    post = b"POST /v1/reports HTTP/1.1\r\nHost: x\r\n" + key
    data = body_of(report("H111-s1", 1000))
    second = b"GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
    framed = f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n"
    length = f"Content-Length: {len(data)}\r\n".encode()
    hidden = {f"coding line {line!r}": post + length + line + b"\r\n0\r\n\r\n" + second for line in (
        b"Transfer-Encoding : chunked\r\n", b"Transfer-Encoding\t: chunked\r\n", b" Transfer-Encoding: chunked\r\n",
        b"X: a\r\n Transfer-Encoding: chunked\r\n", b"X: a\r\n\tTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n", b"Transfer-Encoding: cow\r\n",
        b"Transfer-Encoding:\x0bchunked\r\n", b"Transfer-Encoding: chunked\x0c\r\n", b"Transfer-Encoding: \xffchunked\r\n",
        b"Transfer-Encoding: chunked;q=1\r\n", b"Transfer-Encoding: chunked,\r\n", b"Transfer-Encoding:\r\n chunked\r\n",
        b"Transfer-Encoding: 'chunked'\r\n", b"transfer-encoding: CHUNKED\r\n", b"TRANSFER-ENCODING:chunked\r\n",
        b"X: a\rTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\r\n", b"Transfer-Encoding: \r\n")}
    folded = {f"length line {line!r}": post + line + b"\r\n" + data for line in (
        b"Content-Length : %d\r\n" % len(data), b" Content-Length: %d\r\n" % len(data),
        b"Content-Length:\r\n %d\r\n" % len(data), b"Content-Length: 1\r\n %d\r\n" % len(data),
        b"Content-Length: %d %d\r\n" % (len(data), len(data)), b"Content-Length: \r\n", b"Content-Length: -0\r\n",
        b"Content-Length: %d;\r\n" % len(data), b"Content-Length: 1e3\r\n",
        b"Content-Length: 18446744073709551616\r\n", b"Content-Length: 9223372036854775808\r\n",
        b"Content-Length: %d\r\nContent-Length: \r\n" % len(data))}
    get = b"GET /v1/me HTTP/1.1\r\n"
    hosts = {f"host {line!r}": get + line + key + b"Connection: close\r\n\r\n" for line in (
        b"Host : x\r\n", b" Host: x\r\n", b"Host: x\r\n y\r\n", b"Host: a b\r\n", b"Host: x\r\nhost: x\r\n",
        b"Host: x/../y\r\n", b"Host: x@y\r\n", b"Host: x\x01\r\n")}
    targets = {f"target {target[:40]!r}": b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n" + key + b"Connection: close\r\n\r\n"
               for target in (b"v1/me", b"*", b"x:80", b"", b"\\v1\\me", b"/v1/me#x", b"/v1/me HTTP/1.1 x", b"/v1/me\x7f",
                              b"/v1/\xc0\xaf", b"/v1/me\xff", b"/v1/%c0%ae/me", b"/v1/me%0d%0aX:%20y",
                              b"/v1/me/%2e", b"/./v1/me", b"/v1/./me", b"/v1/documents/site/%00", b"/v1/documents/site/%2e%2e",
                              b"/v1/documents/%2e%2e%2fme/x", b"/v1/documents/site/" + b"%41" * 9000, b"/" + b"a/" * 20000)}
    lines = {f"line {line[:60]!r}": line for line in (
        b"\0GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n", b" GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
        b"G\xc3\x8bT /v1/me HTTP/1.1\r\nHost: x\r\n\r\n", b"get /v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/me\r\n", b"GET /v1/me HTTP/0.9\r\nHost: x\r\n\r\n", b"GET /v1/me HTTP/1.2\r\nHost: x\r\n\r\n",
        b"GET /v1/me HTTP/2.0\r\nHost: x\r\n\r\n", b"GET /v1/me http/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/me HTTP/1.1x\r\nHost: x\r\n\r\n", b"GET /v1/me HTTP /1.1\r\nHost: x\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"PATCH /v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
        b"A" * 9000 + b" / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /v1/me HTTP/1.1\r\n: x\r\nHost: x\r\n\r\n",
        b"GET /v1/me HTTP/1.1\r\nHost: x\r\nX[]: y\r\n\r\n", b"GET /v1/me HTTP/1.1\r\nHost: x\r\nX: \x08\r\n\r\n")}
    return {**hidden, **folded, **hosts, **targets, **lines}


def make_attacks(token):
    """By name. Each holds a report that must not count, or asks for what it must not see."""
    key = f"Authorization: Bearer {token}\r\n".encode()
    get = b"GET /v1/me HTTP/1.1\r\nHost: x\r\n" + key
    post = b"POST /v1/reports HTTP/1.1\r\nHost: x\r\n" + key
    second = b"GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
    data = body_of(report("H111-s1", 1000))
    framed = f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n"
    length = f"Content-Length: {len(data)}\r\n".encode()
    chunked = b"Transfer-Encoding: chunked\r\n"
    close = b"Connection: close\r\n"
    lengths = {name: post + b"Content-Length: " + value % {b"n": len(data)} + b"\r\n\r\n" + data for name, value in {
        "a list of lengths": b"%(n)d, %(n)d", "a signed length": b"+%(n)d", "a negative length": b"-1",
        "a length beyond 64 bits": b"99999999999999999999999", "a length in sixteens": b"0x%(n)x", "no length": b"",
        "a length with words": b"%(n)d bytes", "a broken length": b"%(n)d.0", "300 MB said": b"314572800"}.items()}
    codings = {f"coding {value!r}": post + b"Transfer-Encoding: " + value + b"\r\n\r\n" + framed for value in (
        b"gzip, chunked", b"chunked, chunked", b"xchunked", b"chunked, identity", b"gzip", b"identity", b"chunke d",
        b"\"chunked\"")}
    chunks = {f"chunk {start[:24]!r}": post + chunked + close + b"\r\n" + start + data + b"\r\n0\r\n\r\n" for start in (
        b"ffffffffffffffff1\r\n", b"-5\r\n", b"0x5\r\n", b" 5\r\n", b"5\r\n", b"+5\r\n", b"\r\n", b"zz\r\n",
        b"9999999999999999\r\n", b"fffffffffffffffe\r\n")}
    paths = {f"path {path!r}": b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n" + key + close + b"\r\n" for path in (
        b"/v1/me%00", b"/v1/%ff", b"/v1/%zz", b"/v1/%", b"/v1/me?a=%00", b"/v1/me?a=1&a=2", b"/v1/../../../etc/passwd",
        b"/v1/%2e%2e/%2e%2e/etc/passwd", b"/v1/documents/site/../../../me", b"//v1/me", b"/v1/me/..", b"/v1/me;a=b",
        b"/v1/me?" + b"&".join(b"a%d=1" % number for number in range(100)))}
    return {
        **lengths, **codings, **chunks, **paths,
        "duplicate Host": b"GET /v1/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n" + key + b"\r\n",
        "no Host": b"GET /v1/me HTTP/1.1\r\n" + key + b"\r\n",
        "CL and TE": post + length + chunked + b"\r\n0\r\n\r\n" + second,
        "TE and CL": post + chunked + b"Content-Length: 6\r\n\r\n0\r\n\r\nX" + second,
        "two codings": post + chunked + chunked + b"\r\n" + framed,
        "two lengths": post + length + b"Content-Length: 3\r\n\r\n" + data,
        "the same length twice": post + length + length + b"\r\n" + data,
        "coding of HTTP/1.0": b"POST /v1/reports HTTP/1.0\r\n" + key + chunked + b"\r\n" + framed,
        "two tokens": get + b"Authorization: Bearer x\r\n" + close + b"\r\n",
        "NUL in a name": get + b"X\0Y: b\r\n\r\n",
        "a line without a colon": get + b"garbage\r\n\r\n",
        "CR in a value": get + b"X: a\rb\r\n\r\n",
        "no version": b"GET /v1/me\r\n\r\n",
        "version 3": b"GET /v1/me HTTP/3.0\r\nHost: x\r\n" + key + b"\r\n",
        "version 1.10": b"GET /v1/me HTTP/1.10\r\nHost: x\r\n" + key + b"\r\n",
        "another protocol": b"GET /v1/me HTTX/1.1\r\nHost: x\r\n" + key + b"\r\n",
        "tabs": b"GET\t/v1/me\tHTTP/1.1\r\nHost: x\r\n" + key + b"\r\n",
        "CONNECT": b"CONNECT /v1/me HTTP/1.1\r\nHost: x\r\n" + key + b"\r\n",
        "TRACE": b"TRACE /v1/me HTTP/1.1\r\nHost: x\r\n" + key + b"\r\n",
        "a head of 1 MB": get + b"X: " + b"x" * 1000000 + b"\r\n\r\n",
        "a head of many lines": get + b"X: xxxx\r\n" * 20000 + b"\r\n",
        "a path of 100 kB": b"GET /v1/" + b"x" * 100000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        "plain HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 400,
        "TLS": bytes.fromhex("16030100c8010000c40303") + b"\0" * 200,
        "bytes": bytes(range(256)) * 40,
    }
