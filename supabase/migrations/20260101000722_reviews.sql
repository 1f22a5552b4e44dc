-- reviews, the readings of them.

create view public.review_list with (security_invoker = true) as
select r.id, r.title, r.starts_at, r.time_zone, r.is_proposed, r.closed_at, r.rule, r.ballot_hours, c.name as chair, clock.now,
  (select count(*) from public.review_items i where i.review_id = r.id)::integer as items,
  (select count(*) from public.review_items i join public.decisions d on d.box_id = i.box_id and d.supersedes_id is null where i.review_id = r.id)::integer as decided,
  (select jsonb_build_object('marketing', count(*) filter (where p.function = 'marketing'), 'it', count(*) filter (where p.function = 'it'),
      'other', count(*) filter (where p.function = 'other'))
    from public.review_panel s join public.people p on p.id = s.person_id where s.review_id = r.id) as panel
from (select private.now() as now) clock, public.reviews r join public.people c on c.id = r.chair_id;
grant select on public.review_list to authenticated;

-- A line of an agenda. Of forecasts and openings only what whoever asks may know.
create view public.agenda with (security_invoker = true) as
select i.id, i.review_id, i.experiment_id, i.position, i.minutes, i.talk_started_at, i.talk_ended_at, clock.now,
  x.title, private.experiment_state(x, clock.today) as state, x.ends_on, clock.today, b.id as box_id, b.closes_at, b.revealed_at,
  case when b.id is not null then private.count_turnout(b.id) end as turnout,
  (select count(*) from public.ballot_seats s where s.box_id = b.id and private.seat_counts(s))::integer as seats,
  d.outcome, d.overrule_reason is not null or d.departure_reason is not null as departs,
  -- where the rule recommended nothing, what was decided says whether it won
  case when d.id is not null then coalesce(d.recommended, d.outcome) = 'promote' end as won,
  f.percent as forecast, f.shared_at is not null as is_shared, o.opened_at,
  (select jsonb_agg(jsonb_build_object('person_id', c.person_id, 'name', p.name, 'function', p.function, 'note', c.note) order by p.name, p.id)
    from public.review_conflicts c join public.people p on p.id = c.person_id where c.item_id = i.id) as conflicts,
  (select jsonb_agg(jsonb_build_object('person_id', p.id, 'name', p.name, 'function', p.function, 'percent', s.percent) order by p.name, p.id)
    from public.forecasts s join public.people p on p.id = s.person_id where s.item_id = i.id and s.shared_at is not null
      and b.revealed_at is not null) as shared_forecasts
from (select private.now() as now, private.today() as today) clock, public.review_items i
  join public.experiments x on x.id = i.experiment_id
  left join public.ballot_boxes b on b.id = i.box_id and b.withdrawn_at is null
  -- the one that stands
  left join public.decisions d on d.box_id = b.id and not exists (select from public.decisions s where s.supersedes_id = d.id)
  left join public.forecasts f on f.item_id = i.id and f.person_id = (select auth.uid())
  left join public.result_openings o on o.item_id = i.id and o.person_id = (select auth.uid());
grant select on public.agenda to authenticated;

-- A review with its panel and its agenda in one answer.
create view public.review_page with (security_invoker = true) as
select r.*, c.name as chair, c.left_at is null and c.role <> 'member' as chair_leads, clock.now,
  (select n.id from public.reviews n where n.follows_id = r.id) as next_id,
  (select jsonb_agg(jsonb_build_object('person_id', s.person_id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging,
      'delegate_id', s.delegate_id, 'delegate', g.name, 'attended_at', s.attended_at) order by p.name, p.id)
    from public.review_panel s join public.people p on p.id = s.person_id left join public.people g on g.id = s.delegate_id
    where s.review_id = r.id) as panel,
  (select jsonb_agg(to_jsonb(a) order by a.position, a.id) from public.agenda a where a.review_id = r.id) as items
from (select private.now() as now) clock, (select id, title, starts_at, time_zone, rhythm_days, rule, quorum_percent, ballot_hours, minutes,
    reading_days, place, chair_id, planned_by, follows_id, is_proposed, closed_at, version from public.reviews) r
  join public.people c on c.id = r.chair_id;
grant select on public.review_page to authenticated;

-- Whose results a panel member has not opened before a review that is near. Whoever does not lead any more, or is too late,
-- cannot forecast and owes nothing; whoever runs the experiment knows the results, so a forecast of theirs would be none.
-- Of these the pages hold back what was measured: also after the forecast, which can be changed until the results are opened.
-- A courtesy of the pages: readings are every member's to read, and the API still answers.
create view public.withheld_results with (security_invoker = true) as
select i.id, i.review_id, i.experiment_id, r.title, r.starts_at
from public.reviews r join public.review_items i on i.review_id = r.id join public.experiments x on x.id = i.experiment_id
where r.closed_at is null and x.ended_as is null and (select private.has_role('leader', 'admin')) and private.now() >= r.starts_at - make_interval(days => r.reading_days)
  and exists (select from public.review_panel s where s.review_id = r.id and coalesce(s.delegate_id, s.person_id) = (select auth.uid()))
  and not private.runs_experiment(i.experiment_id)
  and not exists (select from public.result_openings o where o.item_id = i.id and o.person_id = (select auth.uid()))
  and not exists (select from public.review_conflicts c where c.item_id = i.id and c.person_id = (select auth.uid()))
  and not exists (select from public.ballot_boxes b where b.id = i.box_id and b.revealed_at is not null);
grant select on public.withheld_results to authenticated;

-- Of which somebody has not given a forecast.
create view public.items_to_forecast with (security_invoker = true) as
select w.* from public.withheld_results w
where not exists (select from public.forecasts f where f.item_id = w.id and f.person_id = (select auth.uid()));
grant select on public.items_to_forecast to authenticated;

-- The same for the board, which knows no reviews: the experiments, null where nothing is held back.
create function private.withheld_experiments() returns json
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow
  return (select json_agg(distinct experiment_id) from public.withheld_results);
end $$;
grant execute on function private.withheld_experiments() to authenticated;

-- The notebook tells what was seen while it ran, so the database holds it back as the pages hold back what was measured: from
-- everywhere it is read, lists of who was named and exports included. Plans and their pictures stay: they were there before.
create function private.withheld_notebooks() returns bigint[]
language plpgsql stable set search_path = '' as $$
begin
  return array(select distinct experiment_id from public.withheld_results);
end $$;
grant execute on function private.withheld_notebooks() to authenticated;
create policy notebook_entries_wait_for_the_forecast on public.notebook_entries as restrictive for select to authenticated
  using (experiment_id <> all ((select private.withheld_notebooks())::bigint[]));
create policy entry_pictures_wait_for_the_forecast on public.entry_pictures as restrictive for select to authenticated
  using (exists (select from public.notebook_entries e where e.id = entry_id));
create policy notebook_pictures_wait_for_the_forecast on public.pictures as restrictive for select to authenticated
  using (experiment_id <> all ((select private.withheld_notebooks())::bigint[]) or exists (select from public.variant_pictures v where v.picture_id = id));

-- What is owed by review, for the first page.
create view public.review_reminders with (security_invoker = true) as
select review_id, title, starts_at, count(*)::integer as unread from public.items_to_forecast group by review_id, title, starts_at;
grant select on public.review_reminders to authenticated;

-- One's own forecasts of what is decided, the newest first: the figures that a score is worked out from.
create view public.my_forecasts with (security_invoker = true) as
select i.id as item_id, i.review_id, x.title, f.percent, f.shared_at is not null as is_shared, d.decided_at, d.outcome,
  coalesce(d.recommended, d.outcome) = 'promote' as won
from public.forecasts f
  join public.review_items i on i.id = f.item_id
  join public.experiments x on x.id = i.experiment_id
  -- as it stands: a decision can be superseded
  join lateral (select * from public.decisions s where s.box_id = i.box_id order by s.id desc limit 1) d on true
where f.person_id = (select auth.uid());
grant select on public.my_forecasts to authenticated;

-- What forecasts of decided items scored (Brier): never read by itself, only counted together. Items with fewer than three
-- forecasts are left out, and those of which all but one or two are shown: the rest could be worked out from the score.
create view private.scored_forecasts with (security_invoker = true) as
select i.review_id, f.item_id, f.person_id, d.decided_at,
  power(f.percent / 100.0 - (coalesce(d.recommended, d.outcome) = 'promote')::integer, 2) as score
from public.forecasts f
  join public.review_items i on i.id = f.item_id
  join lateral (select * from public.decisions s where s.box_id = i.box_id order by s.id desc limit 1) d on true
where exists (select from public.forecasts o where o.item_id = f.item_id
  having count(*) >= 3 and count(*) filter (where o.shared_at is null) not in (1, 2));

-- How good the forecasts of all are together: the mean Brier score. Nothing below three people.
create function public.forecast_skill() returns table (score numeric, forecasts integer, people integer)
language sql stable security definer set search_path = '' as $$
  select avg(f.score), count(*)::integer, count(distinct f.person_id)::integer
  from private.scored_forecasts f where private.is_member() having count(distinct f.person_id) >= 3
$$;

-- The same of each review, on the day of its last decision; none of fewer than three people.
create function public.forecast_scores() returns table (review_id bigint, title text, decided_on date, items integer, forecasts integer,
  people integer, score numeric)
language sql stable security definer set search_path = '' as $$
  select r.id, r.title, (max(f.decided_at) at time zone 'UTC')::date, count(distinct f.item_id)::integer, count(*)::integer,
    count(distinct f.person_id)::integer, avg(f.score)
  from private.scored_forecasts f join public.reviews r on r.id = f.review_id
  where private.is_member() group by r.id, r.title having count(distinct f.person_id) >= 3
$$;
grant execute on function public.forecast_skill(), public.forecast_scores() to authenticated;

-- Live: a review that is open somewhere hears that it changed and by whom; never a vote or a forecast.
create policy reviews_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^review-[0-9]{1,15}$' and (select private.is_member()));

create function private.announce_review(p_review bigint) returns void
language sql security definer set search_path = '' as $$
  select realtime.send(jsonb_build_object('by', auth.uid()), 'changed', 'review-' || p_review, true) where p_review is not null
$$;
create function private.review_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.announce_review(case tg_table_name
    when 'reviews' then to_jsonb(new) ->> 'id'
    when 'review_conflicts' then (select review_id::text from public.review_items where id = (to_jsonb(coalesce(new, old)) ->> 'item_id')::bigint)
    else to_jsonb(coalesce(new, old)) ->> 'review_id' end::bigint);
  return null;
end $$;
create trigger reviews_are_announced after update on public.reviews for each row execute function private.review_changes();
create trigger review_panel_is_announced after insert or update or delete on public.review_panel
  for each row execute function private.review_changes();
create trigger review_items_are_announced after insert or update or delete on public.review_items
  for each row execute function private.review_changes();
create trigger review_conflicts_are_announced after insert or update or delete on public.review_conflicts
  for each row execute function private.review_changes();

-- A ballot came in, a box was revealed or withdrawn, a decision was recorded: only where a review opened the box.
create function private.review_box_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.announce_review((select review_id from public.review_items
    where box_id = (to_jsonb(new) ->> case tg_table_name when 'ballot_boxes' then 'id' else 'box_id' end)::bigint));
  return null;
end $$;
create trigger ballots_are_announced_in_reviews after insert or update on public.ballots for each row execute function private.review_box_changes();
create trigger boxes_are_announced_in_reviews after update on public.ballot_boxes for each row execute function private.review_box_changes();
create trigger departures_are_announced_in_reviews after insert or update on public.departures for each row execute function private.review_box_changes();
create trigger decisions_are_announced_in_reviews after insert on public.decisions for each row execute function private.review_box_changes();
