// Who has the pinned pact with whom, as the file and a broker call them.
export const consumer = 'userstatus-client';
export const provider = 'device-configuration-user-status';
