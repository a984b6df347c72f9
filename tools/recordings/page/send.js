// Sends what it is given from the page, one after the other, in the ways that pages have.
const bytesOf = ({ body, base64 }) => (base64 ? Uint8Array.from(atob(body), (c) => c.charCodeAt(0)) : body);

const viaXhr = ({ method = 'POST', url, headers, body }) =>
  new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.onloadend = resolve;
    xhr.send(body);
  });

const viaFetch = async ({ way = 'fetch', method = 'POST', url, headers, body }) => {
  const giveUp = way === 'aborted' ? { signal: AbortSignal.timeout(300) } : {};
  const answer = await fetch(url, { method, headers, body, keepalive: way === 'keepalive', ...giveUp });
  if (way !== 'unread') await answer.text();
};

const sendOne = (sending) => {
  if (sending.way === 'xhr') return viaXhr(sending);
  if (sending.way === 'beacon') return navigator.sendBeacon(sending.url, sending.body);
  if (sending.way === 'blob') return viaFetch({ ...sending, body: new Blob([sending.body]) });
  return viaFetch(sending);
};

/** Sends all to a base URL; a request that fails is part of what is recorded. */
globalThis.sendAll = async (base, sendings) => {
  for (const sending of sendings) {
    const sent = sendOne({ ...sending, url: base + sending.path, body: bytesOf(sending) });
    await Promise.resolve(sent).catch(() => undefined);
  }
  // An answer that nobody reads still arrives.
  await new Promise((resolve) => setTimeout(resolve, 300));
};

/** Puts a service worker between the page and the network. */
globalThis.startWorker = async () => {
  await navigator.serviceWorker.register('/worker.js');
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => {
    navigator.serviceWorker.oncontrollerchange = resolve;
  });
};
