import adapter from '@sveltejs/adapter-node';

/** The least a Kit page over PostgreSQL can be: what our pages are measured against. */
export default { kit: { adapter: adapter() } };
