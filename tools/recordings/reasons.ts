// Reasons why something is not judged, as `findings.ts` shortens them.
export const lost = 'POST (the recording left out, cut or changed its body)';
export const noAnswer = 'POST (the recording has no status of its answer)';
export const noAnswerBody = 'POST (the recording left out or changed the body of the answer)';
export const passedOn = 'an entry that a service worker answered: what it sent itself is another entry';
