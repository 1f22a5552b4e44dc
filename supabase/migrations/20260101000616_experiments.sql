-- experiments, the criteria: from which number on it is a success, and at which number it stops. Part of the plan, judged at
-- every reading. Here only what is stored, so that the lists can read it; the verbs come with the last file of the area.

create type public.criterion_kind as enum ('kill', 'success');
-- what is looked at: the level itself, its difference to what it is held against in its unit, or as a part of it
create type public.criterion_measure as enum ('level', 'difference', 'change');
create type public.criterion_comparison as enum ('at_least', 'at_most');

create table public.criteria (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  kind public.criterion_kind not null,
  position integer not null,
  metric_id bigint not null,
  measure public.criterion_measure not null,
  comparison public.criterion_comparison not null,
  -- of shares and changes a ratio. Null of the success threshold: that number has its place in the plan
  value numeric,
  is_threshold boolean not null default false,
  -- judged once readings of this day or a later one are in, on all that was read until then; null: from the first
  judged_from date,
  -- the owner who watches it; null: both
  side public.job_function,
  -- why, for whoever reads it later
  words text not null default '',
  unique (id, experiment_id),
  constraint criteria_metric_is_of_the_experiment foreign key (metric_id, experiment_id)
    references public.metrics (id, experiment_id) on delete cascade,
  constraint criteria_have_a_value check ((value is null) = is_threshold and (kind = 'success' or not is_threshold)),
  constraint criteria_value_is_a_number check (value > '-infinity' and value < 'infinity'),
  constraint criteria_day_is_a_day check (isfinite(judged_from)),
  constraint criteria_are_watched_by_an_owner check (side in ('marketing', 'it')),
  constraint criteria_words_fit check (length(words) <= 500)
);
create index criteria_by_experiment on public.criteria (experiment_id, kind, position);
create index criteria_by_metric on public.criteria (metric_id, experiment_id);
create unique index criteria_have_one_threshold on public.criteria (experiment_id) where is_threshold;
alter table public.criteria enable row level security;
create trigger criteria_are_frozen before insert or update or delete on public.criteria
  for each row execute function private.guard_plan_rows();

-- When a criterion began or ceased to be met by a treatment, with the number that was seen and the last day it was read on.
create table public.criterion_hits (
  id bigint generated always as identity primary key,
  criterion_id bigint not null references public.criteria (id) on delete cascade,
  variant_id bigint not null references public.variants (id) on delete cascade,
  is_met boolean not null,
  seen numeric,
  day date not null,
  at timestamptz not null default private.now(),
  constraint criterion_hits_see_a_number check (seen is not null or not is_met)
);
create index criterion_hits_by_criterion on public.criterion_hits (criterion_id, variant_id, id desc);
create index criterion_hits_by_variant on public.criterion_hits (variant_id);
alter table public.criterion_hits enable row level security;

-- Met, and it goes on all the same: who said so, and why.
create table public.criterion_answers (
  hit_id bigint primary key references public.criterion_hits (id) on delete cascade,
  reason text not null,
  answered_by uuid not null references public.people (id) on delete restrict,
  answered_at timestamptz not null default private.now(),
  constraint criterion_answers_reason_is_told check (length(btrim(reason)) between 10 and 1000)
);
create index criterion_answers_by_author on public.criterion_answers (answered_by);
alter table public.criterion_answers enable row level security;

create trigger criterion_hits_are_append_only before update or delete on public.criterion_hits
  for each row execute function private.refuse_change();
create trigger criterion_answers_are_append_only before update or delete on public.criterion_answers
  for each row execute function private.refuse_change();
create trigger criterion_hits_are_never_truncated before truncate on public.criterion_hits
  for each statement execute function private.refuse_change();
create trigger criterion_answers_are_never_truncated before truncate on public.criterion_answers
  for each statement execute function private.refuse_change();

create policy criteria_are_seen_by_members on public.criteria for select to authenticated using ((select private.is_member()));
create policy criterion_hits_are_seen_by_members on public.criterion_hits for select to authenticated using ((select private.is_member()));
create policy criterion_answers_are_seen_by_members on public.criterion_answers for select to authenticated using ((select private.is_member()));
grant select on public.criteria, public.criterion_hits, public.criterion_answers to authenticated;

-- An amended criterion stands beside the registered one, like everything else that is amended.
alter table public.amendments add column criterion_id bigint references public.criteria (id) on delete cascade,
  add constraint amendments_name_their_criterion check ((field = 'criterion') = (criterion_id is not null));
create index amendments_by_criterion on public.amendments (criterion_id) where criterion_id is not null;

-- What is met now, by which treatment, and since when.
create view public.criteria_met with (security_invoker = true) as
select c.experiment_id, c.id as criterion_id, c.kind, c.side, h.id as hit_id, h.variant_id, h.seen, h.day, h.at,
  exists (select from public.criterion_answers a where a.hit_id = h.id) as is_answered
from public.criteria c join public.criterion_hits h on h.criterion_id = c.id
where h.is_met and not exists (select from public.criterion_hits later
  where later.criterion_id = h.criterion_id and later.variant_id = h.variant_id and later.id > h.id);
grant select on public.criteria_met to authenticated;
