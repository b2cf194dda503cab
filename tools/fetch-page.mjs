// Fetches the page of a running service as a browser would: the page, all that it refers to, and the door of its WebSocket.
// Usage: node tools/fetch-page.mjs http://127.0.0.1:5080/
import assert from "node:assert/strict";
import http from "node:http";

const address = new URL(process.argv[2]);

async function fetchText(path, type) {
  const response = await fetch(new URL(path, address));
  const text = await response.text();
  assert.equal(response.status, 200, `${path} is answered with 200`);
  assert.ok(response.headers.get("content-type").startsWith(type), `${path} is ${type}`);
  assert.equal(text.length > 0, true, `${path} is not empty`);
  return text;
}

/** The status with which a WebSocket from a page of `origin` is answered. */
function knock(origin) {
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: "Upgrade",
      Upgrade: "websocket",
      Origin: origin,
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": Buffer.from("sixteen bytes...").toString("base64"),
    };
    const request = http.get(new URL("/session", address), { headers });
    request.on("upgrade", (response, socket) => (socket.destroy(), resolve(response.statusCode)));
    request.on("response", (response) => (response.resume(), resolve(response.statusCode)));
    request.on("error", reject);
  });
}

const page = await fetchText("/", "text/html");
assert.match(page, /<title>/);
const fetched = new Set();
const waiting = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((found) => found[1]);
while (waiting.length > 0) {
  const path = waiting.pop();
  if (fetched.has(path)) continue;
  fetched.add(path);
  const type = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" }[path.split(".").pop()];
  const text = await fetchText(path, type);
  // What a script loads by itself: the worklets.
  waiting.push(...[...text.matchAll(/["'`](\/assets\/[\w.-]+\.\w+)["'`]/g)].map((found) => found[1]));
}

for (const kind of [".js", ".css"]) assert.ok([...fetched].some((path) => path.endsWith(kind)), `the page has a ${kind} file`);
assert.ok([...fetched].filter((path) => path.endsWith(".js")).length >= 2, "the page has a script and its worklets");
assert.equal(await knock(address.origin), 101, "the page may connect");
assert.equal(await knock("http://elsewhere.example"), 403, "another page may not");
console.log(`The page is there: / and ${[...fetched].sort().join(", ")}`);
