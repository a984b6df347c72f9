// Markup as preact's nodes. htm/preact would say the same, but it names preact without asking for it, and does not find it
// where every package sees just what it asked for.
import htm from 'htm';
import { h } from 'preact';

/** The node that a template writes. */
export const html = htm.bind((type, props, ...children) => h(type, props, ...children));
