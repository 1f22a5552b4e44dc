-- decisions, the evidence brief: what the team asks for, and whether security, privacy, operations and brand say that it
-- can run. Both are appended to until the experiment is decided, and the last word counts.

create table public.asks (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  words text not null,
  -- in the currency of the workspace, which has one
  money numeric,
  person_days numeric,
  -- who would run it, and for how much a month
  run_by text not null default '',
  run_cost numeric,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  constraint asks_say_what_for check (length(btrim(words)) between 3 and 2000),
  constraint asks_money_is_an_amount check (money >= 0 and money <= 1000000000),
  constraint asks_person_days_are_counted check (person_days >= 0 and person_days <= 100000),
  constraint asks_run_by_fits check (length(run_by) <= 200),
  constraint asks_run_cost_is_an_amount check (run_cost >= 0 and run_cost <= 1000000000)
);
create index asks_by_experiment on public.asks (experiment_id, id desc);
create index asks_by_author on public.asks (written_by);
alter table public.asks enable row level security;

create type public.sign_off_topic as enum ('security', 'privacy', 'operations', 'brand');
create type public.sign_off_state as enum ('open', 'signed', 'refused');

-- The side that answers for a topic: IT for what can break, marketing for what customers are promised.
create function private.side_of_topic(p_topic public.sign_off_topic) returns public.job_function
language sql immutable set search_path = '' as $$
  select (case when p_topic in ('security', 'operations') then 'it' else 'marketing' end)::public.job_function
$$;

create table public.sign_offs (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  topic public.sign_off_topic not null,
  -- the side that its author stood for
  side public.job_function not null,
  -- open: taken back
  state public.sign_off_state not null,
  words text not null default '',
  signed_by uuid not null references public.people (id) on delete restrict,
  signed_at timestamptz not null default private.now(),
  constraint sign_offs_are_of_the_side_that_answers check (side = private.side_of_topic(topic)),
  constraint sign_offs_say_why_not check (state = 'signed' or length(btrim(words)) >= 3),
  constraint sign_offs_words_fit check (length(words) <= 1000)
);
create index sign_offs_by_experiment on public.sign_offs (experiment_id, topic, id desc);
create index sign_offs_by_person on public.sign_offs (signed_by);
alter table public.sign_offs enable row level security;

create trigger asks_are_never_edited before update or delete on public.asks
  for each row execute function private.refuse_change();
create trigger asks_are_never_truncated before truncate on public.asks
  for each statement execute function private.refuse_change();
create trigger sign_offs_are_never_edited before update or delete on public.sign_offs
  for each row execute function private.refuse_change();
create trigger sign_offs_are_never_truncated before truncate on public.sign_offs
  for each statement execute function private.refuse_change();

create policy asks_are_seen_by_members on public.asks for select to authenticated using ((select private.is_member()));
create policy sign_offs_are_seen_by_members on public.sign_offs for select to authenticated using ((select private.is_member()));
grant select on public.asks, public.sign_offs to authenticated;

-- The experiment, locked, while its brief can still change: a word that comes too late is refused, and one that is taken
-- is in the record of the decision. Refuses: no_such_experiment, experiment_is_decided.
create function private.briefed_experiment(p_experiment bigint) returns public.experiments
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments;
begin
  select * into x from public.experiments where id = p_experiment for update;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif x.ended_as is not null then
    perform private.refuse('experiment_is_decided');
  end if;
  return x;
end $$;

-- Writes what the team asks for, as one of the two owners; the same words again change nothing.
-- Refuses: briefed_experiment's, owners_ask, and the constraints of asks.
create function public.write_ask(p_experiment bigint, p_words text, p_money numeric default null,
  p_person_days numeric default null, p_run_by text default '', p_run_cost numeric default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  x public.experiments := private.briefed_experiment(p_experiment);
  latest public.asks;
begin
  if me is distinct from x.marketing_owner_id and me is distinct from x.it_owner_id then
    perform private.refuse('owners_ask', 403);
  end if;
  select * into latest from public.asks where experiment_id = x.id order by id desc limit 1;
  if (latest.words, latest.money, latest.person_days, latest.run_by, latest.run_cost)
    is not distinct from (btrim(p_words), p_money, p_person_days, coalesce(btrim(p_run_by), ''), p_run_cost) then
    return;
  end if;
  insert into public.asks (experiment_id, words, money, person_days, run_by, run_cost, written_by)
  values (x.id, btrim(p_words), p_money, p_person_days, coalesce(btrim(p_run_by), ''), p_run_cost, me);
  perform private.log('brief.asked', 'experiments', x.id::text, jsonb_build_object('money', p_money, 'person_days', p_person_days));
end $$;

-- The last word on each topic; the topics nobody spoke on are open.
create function private.sign_offs_of(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_agg(jsonb_build_object('topic', t.topic, 'side', private.side_of_topic(t.topic), 'state', coalesce(s.state, 'open'),
    'words', coalesce(s.words, ''), 'author', p.name, 'at', s.signed_at,
    'earlier', (select count(*) from public.sign_offs e where e.experiment_id = p_experiment and e.topic = t.topic and e.id < s.id))
    order by t.topic)
  from unnest(enum_range(null::public.sign_off_topic)) t (topic)
    left join lateral (select * from public.sign_offs e where e.experiment_id = p_experiment and e.topic = t.topic
      order by e.id desc limit 1) s on true
    left join public.people p on p.id = s.signed_by
$$;

create function private.ask_of(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql, so that the currency can come with funding
  return (select to_jsonb(a) - array['id', 'experiment_id', 'written_by'] || jsonb_build_object('author', p.name, 'author_function', p.function,
      'currency', private.workspace_currency(),
      'earlier', (select count(*) from public.asks e where e.experiment_id = a.experiment_id and e.id < a.id))
    from public.asks a join public.people p on p.id = a.written_by
    where a.experiment_id = p_experiment order by a.id desc limit 1);
end $$;

-- Somebody of the function that answers for a topic signs, refuses with a reason, or takes the last word back with one.
-- A bridging person can stand for either side, but not for both in one experiment. The same again changes nothing.
-- Refuses: briefed_experiment's, side_signs_off, sign_off_for_one_side, and the constraints of sign_offs.
create function public.sign_off(p_experiment bigint, p_topic public.sign_off_topic, p_state public.sign_off_state, p_words text default '')
returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  x public.experiments := private.briefed_experiment(p_experiment);
  v_side public.job_function := private.side_of_topic(p_topic);
  latest public.sign_offs;
begin
  if not exists (select from public.people where id = me and (function = v_side or is_bridging)) then
    perform private.refuse('side_signs_off', 403);
  elsif exists (select from public.sign_offs s where s.experiment_id = x.id and s.signed_by = me and s.side <> v_side and s.state <> 'open'
      and not exists (select from public.sign_offs l where l.experiment_id = x.id and l.topic = s.topic and l.id > s.id)) then
    perform private.refuse('sign_off_for_one_side');
  end if;
  select * into latest from public.sign_offs where experiment_id = x.id and topic = p_topic order by id desc limit 1;
  if (latest.state, latest.words, latest.signed_by) is not distinct from (p_state, coalesce(btrim(p_words), ''), me) then
    return;
  end if;
  insert into public.sign_offs (experiment_id, topic, side, state, words, signed_by)
  values (x.id, p_topic, v_side, p_state, coalesce(btrim(p_words), ''), me);
  perform private.log('brief.signed_off', 'experiments', x.id::text, jsonb_build_object('topic', p_topic, 'state', p_state, 'side', v_side));
end $$;

-- What the brief of an experiment shows besides the experiment itself, and what whoever asks may do to it.
create function public.read_brief(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'ask', private.ask_of(x.id), 'sign_offs', private.sign_offs_of(x.id),
    -- the record it was ended by
    'decision_id', case when x.ended_as is not null then (select max(d.id) from public.decisions d where d.experiment_id = x.id) end,
    'may_ask', x.ended_as is null and (me.id = x.marketing_owner_id or me.id = x.it_owner_id) is true,
    'sides', case when x.ended_as is not null or me.function is null then '[]' when me.is_bridging then '["marketing", "it"]' else jsonb_build_array(me.function) end)
  from public.experiments x, public.people me where x.id = p_experiment and me.id = (select auth.uid()));
end $$;

grant execute on function private.side_of_topic(public.sign_off_topic), private.sign_offs_of(bigint), private.ask_of(bigint),
  public.write_ask(bigint, text, numeric, numeric, text, numeric),
  public.sign_off(bigint, public.sign_off_topic, public.sign_off_state, text), public.read_brief(bigint) to authenticated;
