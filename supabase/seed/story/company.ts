/**
 * Brouwer & Lind: a home and garden retailer from Zwolle with 74 stores in the Netherlands, Belgium and northern
 * Germany, a web shop and an app, 3,100 people and a loyalty card called Thuis. These are those who take part.
 */
export type Character = {
	readonly name: string;
	readonly function: 'marketing' | 'it' | 'other';
	readonly title: string;
	readonly skills: readonly string[];
	readonly role?: 'leader' | 'admin';
	readonly isBridging?: true;
};

type Side = readonly (readonly [
	name: string,
	title: string,
	skills: string,
	extra?: 'leader' | 'admin' | 'bridging'
])[];

const marketing: Side = [
	['Annelies Brouwer', 'Chief marketing officer', 'strategy, brand, budgets', 'leader'],
	['Marco Ricci', 'Director e-commerce', 'conversion, pricing, web shop', 'leader'],
	['Katrien Claes', 'Head of CRM and loyalty', 'loyalty, segmentation, e-mail', 'leader'],
	['Tom Hendriks', 'Marketing operations manager', 'processes, budgets, tools', 'admin'],
	['Lotte de Vries', 'Campaign manager', 'campaigns, copy, workshops'],
	['Noor Haddad', 'Marketing technologist', 'tagging, automation, SQL, prototyping', 'bridging'],
	['Emma Janssens', 'Content lead', 'content, editing, guides'],
	['Luca Bianchi', 'Paid search specialist', 'search ads, feeds, bidding'],
	['Sophie Laurent', 'Brand manager', 'brand, interiors, photography'],
	['Maarten Kuiper', 'Conversion specialist', 'experiments, interviews, checkout', 'bridging'],
	['Ingrid Solberg', 'CRM manager', 'e-mail, loyalty, automation'],
	['Pieter Smit', 'Category manager garden', 'assortment, suppliers, plants'],
	['Julia Schneider', 'Category manager lighting', 'assortment, photography, returns'],
	['Youssef Benali', 'Loyalty analyst', 'SQL, loyalty, reporting'],
	['Carolina Mendes', 'Social media manager', 'video, social media, communities'],
	['Bram van Dijk', 'E-mail marketer', 'e-mail, copy, deliverability'],
	['Hannah Fischer', 'Market manager Germany', 'German market, pricing, law'],
	['Elise Dubois', 'Market manager Belgium', 'Belgian market, translation'],
	['Ruben Peeters', 'SEO specialist', 'search engines, content, crawling'],
	['Sanne Mulder', 'Customer insight researcher', 'interviews, surveys, diary studies'],
	['Nina Kowalska', 'Pricing analyst', 'pricing, spreadsheets, SQL'],
	['Daan Visser', 'Store marketing manager', 'stores, events, signage'],
	['Greta Hoffmann', 'Retail media manager', 'retail media, suppliers, reporting'],
	['Oliver Brandt', 'Category manager paint', 'assortment, colour, suppliers'],
	['Femke de Boer', 'Copywriter', 'copy, tone of voice, microcopy'],
	['Aisha Omar', 'Web analyst', 'analytics, experiments, dashboards', 'bridging']
];

const it: Side = [
	['Henrik Sørensen', 'Chief information officer', 'strategy, architecture, budgets', 'leader'],
	['Fatima El Amrani', 'Director digital engineering', 'delivery, web shop, hiring', 'leader'],
	['Stefan Krüger', 'Head of data and platforms', 'data, statistics, platforms', 'leader'],
	['Petra Vos', 'IT service manager', 'access, support, processes', 'admin'],
	['Jonas Weber', 'Backend engineer', 'Go, PostgreSQL, stock systems'],
	['Mei Chen', 'Data engineer', 'pipelines, SQL, forecasting'],
	['Arjun Patel', 'Frontend engineer', 'TypeScript, performance, images'],
	['Kasia Nowak', 'Data scientist', 'Python, vision, recommendations', 'bridging'],
	['Bas Dekker', 'Solution architect', 'architecture, integration, language models'],
	['Sven Larsen', 'Search engineer', 'search, ranking, languages'],
	['Priya Nair', 'Product owner web shop', 'roadmaps, interviews, checkout', 'bridging'],
	['Wouter Maes', 'Mobile engineer', 'Swift, Kotlin, wallet passes'],
	['Lena Vogel', 'Quality engineer', 'testing, automation, accessibility'],
	['Tim de Jong', 'Operations engineer', 'delivery networks, caching, monitoring'],
	['Milan Horvat', 'Security engineer', 'threat models, keys, privacy'],
	['Eva Martens', 'UX engineer', 'design, prototyping, CSS'],
	['Thijs Verhoeven', 'ERP consultant', 'ERP, product data, suppliers'],
	['Olga Petrova', 'Integration engineer', 'interfaces, delivery, messaging'],
	['Jeroen Bos', 'Store systems engineer', 'tills, handhelds, networks'],
	['Diego Alvarez', 'Frontend engineer', 'TypeScript, forms, accessibility'],
	['Yara Costa', 'Analytics engineer', 'SQL, modelling, metrics'],
	['Lukas Meyer', 'Payments engineer', 'payments, fraud, checkout'],
	['Marit Haugen', 'Service designer', 'journeys, workshops, interviews'],
	['Robin Willems', 'Platform engineer', 'Kubernetes, APIs, migrations']
];

const other: Side = [
	['Willem de Graaf', 'Chief financial officer', 'finance, risk, planning', 'leader'],
	['Saskia Bakker', 'Innovation programme lead', 'facilitation, hackathons, coaching'],
	['Hans Timmer', 'Store manager Zwolle', 'stores, tools, advice'],
	['Claudia Weiss', 'Customer service lead', 'service, quality, knowledge base'],
	['Joost van Leeuwen', 'Supply chain planner', 'planning, forecasts, delivery'],
	['Miriam Cohen', 'Privacy counsel', 'privacy, contracts, consumer law'],
	['Erik Jansen', 'Controller', 'cost models, business cases'],
	['Anouk Vermeulen', 'HR business partner', 'people, training, change'],
	['Karim Aziz', 'Delivery operations manager', 'routes, carriers, drivers'],
	['Birgit Schulz', 'Store manager Bremen', 'stores, German market, events']
];

function characters(side: Side, jobFunction: Character['function']): Character[] {
	return side.map(([name, title, skills, extra]) => ({
		name,
		title,
		function: jobFunction,
		skills: skills.split(', '),
		...(extra === 'bridging' ? { isBridging: true as const } : extra && { role: extra })
	}));
}

export const company: readonly Character[] = [
	...characters(marketing, 'marketing'),
	...characters(it, 'it'),
	...characters(other, 'other')
];

/** Leaders in the order in which the story writes their ballots. */
export const panel = ['Annelies', 'Marco', 'Katrien', 'Henrik', 'Fatima', 'Stefan', 'Willem'] as const;

/** Firstname.lastname at the company, in plain letters. */
export function addressOf(name: string): string {
	const plain = name.toLowerCase().replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
	return `${plain.replaceAll(' ', '.')}@brouwerlind.example`;
}
