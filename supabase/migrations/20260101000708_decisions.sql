-- decisions, what the registered rule recommends: worked out by the server from the readings as they are, stated under its
-- own key, and never taken from whoever decides.

create table public.recommendations (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  -- of everything it was worked out from, see private.evidence_state
  state text not null,
  -- of the calculations (private.method_version)
  method integer not null,
  -- null where the rule leaves it to people
  outcome public.ballot_choice,
  -- the figures it rests on, one entry per treatment
  analysis jsonb not null,
  worked_out_at timestamptz not null default private.now()
);
create index recommendations_by_experiment on public.recommendations (experiment_id, state, id desc);
alter table public.recommendations enable row level security;
create trigger recommendations_are_append_only before update or delete on public.recommendations
  for each row execute function private.refuse_change();
create trigger recommendations_are_never_truncated before truncate on public.recommendations
  for each statement execute function private.refuse_change();
create policy recommendations_are_seen_by_members on public.recommendations for select to authenticated using ((select private.is_member()));
grant select on public.recommendations to authenticated;

alter table public.decisions add recommendation_id bigint not null references public.recommendations (id) on delete restrict;
create index decisions_by_recommendation on public.decisions (recommendation_id);

-- A fingerprint of everything an analysis is worked out from, the day included, whoever asks.
create function private.evidence_state(p_experiment bigint) returns text
language plpgsql stable security definer set search_path = '' set timezone = 'UTC' as $$
begin
  return encode(sha256(convert_to(concat(private.method_version(), private.today(),
    -- what is said of the one who asks says nothing about it
    public.read_experiment(p_experiment) - array['runs', 'start']), 'UTF8')), 'hex');
end $$;

-- An experiment with the fingerprint of what of it was read, both of one moment, and whether its results are held back from whoever
-- asks, so that it says less than the fingerprint. Null where there is none.
create function public.read_evidence(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('state', private.evidence_state(p_experiment), 'experiment', e,
      'is_held', p_experiment in (select private.held_results()))
    from public.read_experiment(p_experiment) e where e is not null);
end $$;

-- The server says, under its own key, what the rule recommends of this state of the data; people have no right to.
-- Not logged: the decision that rests on it seals it in its record. The same again changes nothing.
create function public.state_recommendation(p_experiment bigint, p_state text, p_analysis jsonb,
  p_outcome public.ballot_choice default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  latest public.recommendations;
begin
  select * into latest from public.recommendations where experiment_id = p_experiment and state = p_state order by id desc limit 1;
  if (latest.outcome, latest.analysis) is distinct from (p_outcome, p_analysis) or latest.id is null then
    insert into public.recommendations (experiment_id, state, method, outcome, analysis)
    values (p_experiment, p_state, private.method_version(), p_outcome, p_analysis);
  end if;
end $$;

-- What the server stated of the data as they are at this moment, with the experiment locked against new readings; it must be
-- what the decider saw. Refuses: decision_names_the_recommendation, results_not_opened, recommendation_is_outdated, recommendation_differs.
create function private.recommended_now(p_experiment bigint, p_confirmed jsonb) returns public.recommendations
language plpgsql security definer set search_path = '' as $$
declare
  r public.recommendations;
begin
  if not coalesce(p_confirmed ? 'recommended', false) then
    perform private.refuse('decision_names_the_recommendation');
  elsif p_experiment in (select private.held_results()) then
    perform private.refuse('results_not_opened', 409);
  end if;
  perform from public.experiments where id = p_experiment for update;
  select * into r from public.recommendations where experiment_id = p_experiment and state = private.evidence_state(p_experiment)
  order by id desc limit 1;
  if not found then
    perform private.refuse('recommendation_is_outdated', 409);
  elsif r.outcome::text is distinct from p_confirmed ->> 'recommended' then
    perform private.refuse('recommendation_differs', 409);
  end if;
  return r;
end $$;

grant execute on function public.read_evidence(bigint), private.evidence_state(bigint) to authenticated;
grant execute on function public.state_recommendation(bigint, text, jsonb, public.ballot_choice) to service_role;
