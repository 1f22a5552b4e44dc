-- reviews, who has seen results: a forecast counts only from whoever could not have seen what was measured. So results of what is
-- not decided are held back from every leader until they open them, which is recorded. One mechanism for all routes: row level
-- security asks private.held_results() wherever something tells a result.

-- Who could see the results of a time-box, and since when. Of whoever forecasts, the end of forecasting it.
create table public.result_looks (
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  -- what comes in after an iterate is another result
  time_box integer not null,
  person_id uuid not null references public.people (id) on delete restrict,
  looked_at timestamptz not null default private.now(),
  primary key (experiment_id, person_id, time_box)
);
create index result_looks_by_person on public.result_looks (person_id);
alter table public.result_looks enable row level security;
create policy result_looks_are_private on public.result_looks for select to authenticated
  using ((select private.is_member()) and person_id = (select auth.uid()));

-- Leaders who want to see all results as they come in, and so forecast none.
create table public.result_watchers (
  person_id uuid primary key references public.people (id) on delete cascade,
  since timestamptz not null default private.now()
);
alter table public.result_watchers enable row level security;
create policy result_watchers_are_private on public.result_watchers for select to authenticated
  using ((select private.is_member()) and person_id = (select auth.uid()));
grant select on public.result_looks, public.result_watchers to authenticated;

create trigger result_looks_are_append_only before update on public.result_looks for each row execute function private.refuse_change();
create trigger result_looks_are_never_truncated before truncate on public.result_looks
  for each statement execute function private.refuse_change();

-- The experiments whose results are held back from whoever asks: started, not decided, not revealed, not one's own, not opened. A panel
-- is of leaders, so nothing is held back from anybody else.
create function private.held_results() returns setof bigint
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.eyes();
begin
  if not exists (select from public.people where id = me and left_at is null and role = 'leader') or exists (select from public.result_watchers where person_id = me) then
    return;
  end if;
  return query select x.id from public.experiments x
  where x.started_at is not null and x.ended_as is null
    -- as person_runs has it, for all at once
    and x.drafted_by <> me and x.marketing_owner_id is distinct from me and x.it_owner_id is distinct from me
    and not exists (select from public.teams t join public.team_members m on m.team_id = t.id where t.idea_id = x.idea_id and m.person_id = me)
    and not exists (select from public.result_looks l where l.experiment_id = x.id and l.person_id = me and l.time_box = x.time_box)
    and not exists (select from public.ballot_boxes b where b.experiment_id = x.id and b.time_box = x.time_box and b.revealed_at is not null);
end $$;

create function private.held_metrics() returns setof bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select m.id from public.metrics m where m.experiment_id in (select private.held_results());
end $$;

-- For the board, which knows no reviews: null where nothing is held back.
create function private.withheld_experiments() returns json
language plpgsql stable set search_path = '' as $$
begin
  return (select json_agg(h) from private.held_results() h);
end $$;

-- The last day on which anything was read of what is open: also whoever does not see what was read sees that it was.
create function private.last_reading_days() returns table (experiment_id bigint, last_day date)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select x.id, max(t.last_day) from public.experiments x join public.metrics m on m.experiment_id = x.id
    join public.reading_totals t on t.metric_id = m.id where x.started_at is not null and x.ended_as is null and private.is_member() group by x.id;
end $$;
grant execute on function private.held_results(), private.held_metrics(), private.withheld_experiments(), private.last_reading_days() to authenticated;

-- not in: hashed once for a query, however many rows there are
create policy readings_wait_for_the_look on public.readings as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
create policy reading_cells_wait_for_the_look on public.reading_cells as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
create policy reading_totals_wait_for_the_look on public.reading_totals as restrictive for select to authenticated
  using (metric_id not in (select private.held_metrics()));
create policy reading_weeks_wait_for_the_look on public.reading_weeks as restrictive for select to authenticated
  using (metric_id not in (select private.held_metrics()));
create policy segment_readings_wait_for_the_look on public.segment_readings as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
create policy segment_totals_wait_for_the_look on public.segment_totals as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
-- what a criterion was met by, who said why it goes on, and why something was stopped
create policy criterion_hits_wait_for_the_look on public.criterion_hits as restrictive for select to authenticated
  using (exists (select from public.criteria c where c.id = criterion_id and c.experiment_id not in (select private.held_results())));
create policy criterion_answers_wait_for_the_look on public.criterion_answers as restrictive for select to authenticated
  using (exists (select from public.criterion_hits h where h.id = hit_id));
create policy early_stops_wait_for_the_look on public.early_stops as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
-- what was decided by is in the record of the decision, and stays to be read
create policy recommendations_wait_for_the_look on public.recommendations as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()) or exists (select from public.decisions d where d.recommendation_id = recommendations.id));
-- the notebook tells what was seen while it ran. Plans and their pictures stay: they were there before
create policy notebook_entries_wait_for_the_look on public.notebook_entries as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()));
create policy entry_pictures_wait_for_the_look on public.entry_pictures as restrictive for select to authenticated
  using (exists (select from public.notebook_entries e where e.id = entry_id));
create policy notebook_pictures_wait_for_the_look on public.pictures as restrictive for select to authenticated
  using (experiment_id not in (select private.held_results()) or exists (select from public.variant_pictures v where v.picture_id = id));
-- and of the log what tells a number, or in somebody's words why something goes on, was stopped, taken back or struck
create function private.tells_results(p_verb text) returns boolean
language sql immutable set search_path = '' as $$
  select p_verb in ('criteria.judged', 'criterion.answered', 'experiment.stopped', 'readings.withdrawn', 'notebook.struck')
$$;
grant execute on function private.tells_results(text) to authenticated;
create policy activity_waits_for_the_look on public.activity as restrictive for select to authenticated
  using (case when private.tells_results(verb) then subject_id::bigint not in (select private.held_results()) else true end);

-- Whether the log as a file would tell what is held back from whoever asks for it.
create function private.log_tells_results() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.held_results() h join public.activity a on a.subject = 'experiments' and a.subject_id = h::text
    and private.tells_results(a.verb))
$$;

-- Remembers that somebody could see what is measured now of everything that is open, or of one.
create function private.note_looks(p_person uuid, p_experiment bigint default null) returns void
language sql security definer set search_path = '' as $$
  insert into public.result_looks (experiment_id, time_box, person_id)
  select x.id, x.time_box, p_person from public.experiments x
  where x.started_at is not null and x.ended_as is null and (p_experiment is null or x.id = p_experiment)
    and (exists (select from public.readings r where r.experiment_id = x.id) or exists (select from public.notebook_entries e where e.experiment_id = x.id))
  on conflict do nothing
$$;

-- Opens the results of one experiment to the caller, for good: no forecast of it after that. Again changes nothing.
-- Refuses: no_such_experiment.
create function public.look_at_results(p_experiment bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  insert into public.result_looks (experiment_id, time_box, person_id)
  select x.id, x.time_box, me from public.experiments x where x.id = p_experiment and x.started_at is not null and x.ended_as is null
  on conflict do nothing;
  if found then
    perform private.log('experiment.results_opened', 'experiments', p_experiment::text);
  elsif not exists (select from public.experiments where id = p_experiment) then
    perform private.refuse('no_such_experiment', 404);
  end if;
end $$;

-- Shows a leader all results as they come in, or holds back again what comes from now on: what could be seen meanwhile was seen.
-- Refuses: leaders_only.
create function public.watch_results(p_watches boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
begin
  if p_watches then
    insert into public.result_watchers (person_id) values (me) on conflict do nothing;
  else
    delete from public.result_watchers where person_id = me;
  end if;
  if found then
    perform private.note_looks(me);
    perform private.log('results.watched', 'people', me::text, jsonb_build_object('watches', p_watches));
  end if;
end $$;
grant execute on function public.look_at_results(bigint), public.watch_results(boolean) to authenticated;

-- Whoever was no leader until now, or ran an experiment until now, could see what was measured.
create function private.note_looks_of_leader() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.note_looks(new.id);
  return null;
end $$;
create trigger new_leaders_have_seen after update of role on public.people
  for each row when (new.role = 'leader' and old.role <> 'leader') execute function private.note_looks_of_leader();

create function private.note_looks_of_owners() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.note_looks(gone, new.id) from unnest(array[old.marketing_owner_id, old.it_owner_id]) gone
  where gone is not null and gone is distinct from new.marketing_owner_id and gone is distinct from new.it_owner_id;
  return null;
end $$;
create trigger former_owners_have_seen after update of marketing_owner_id, it_owner_id on public.experiments
  for each row when (new.started_at is not null) execute function private.note_looks_of_owners();

create function private.note_looks_of_team() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.note_looks(old.person_id, x.id) from public.teams t join public.experiments x on x.idea_id = t.idea_id where t.id = old.team_id;
  return null;
end $$;
create trigger former_team_members_have_seen after delete on public.team_members
  for each row execute function private.note_looks_of_team();
