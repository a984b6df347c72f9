// Markup as preact nodes. htm/preact would do the same, but it imports preact without depending on it, which fails under
// strict package managers.
import htm from 'htm';
import { h } from 'preact';

/** The node of a template. */
export const html = htm.bind((type, props, ...children) => h(type, props, ...children));
