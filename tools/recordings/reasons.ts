// Reasons why something is not judged, as `findings.ts` shortens them.
export const lost = 'POST (the recording left out, cut or changed its body)';
export const lostOfClient =
  'POST (the recording left out, cut or changed its body: only its path and headers are judged)';
export const noAnswer = 'POST (it was given up, blocked or never answered)';
export const noAnswerBody =
  'POST (the recording left out or changed the body of the answer: only its status is judged)';
export const passedOn = 'an entry that a service worker answered: what it sent itself is another entry';
