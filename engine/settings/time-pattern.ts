// Points in time in the files that this suite writes.

/** A time as `Date` writes it, in UTC; every text of this form is a time that `Date` reads. */
export const timePattern = String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$`;
