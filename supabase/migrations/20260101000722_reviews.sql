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
  f.percent as forecast, f.shared_at is not null as is_shared, least(o.opened_at, l.looked_at, case when w.person_id is not null and x.started_at is not null then w.since end) as opened_at,
  (select jsonb_agg(jsonb_build_object('person_id', c.person_id, 'name', p.name, 'function', p.function, 'note', c.note) order by p.name, p.id)
    from public.conflicts_of_interest c join public.people p on p.id = c.person_id
    where c.experiment_id = i.experiment_id and c.time_box = coalesce(b.time_box, x.time_box)) as conflicts,
  (select jsonb_agg(jsonb_build_object('person_id', p.id, 'name', p.name, 'function', p.function, 'percent', s.percent) order by p.name, p.id)
    from public.forecasts s join public.people p on p.id = s.person_id where s.item_id = i.id and s.shared_at is not null
      and b.revealed_at is not null) as shared_forecasts
from (select private.now() as now, private.today() as today) clock, public.review_items i
  join public.experiments x on x.id = i.experiment_id
  left join public.ballot_boxes b on b.id = i.box_id and b.withdrawn_at is null
  -- the one that stands
  left join public.decisions d on d.box_id = b.id and not exists (select from public.decisions s where s.supersedes_id = d.id)
  left join public.forecasts f on f.item_id = i.id and f.person_id = (select auth.uid())
  left join public.result_openings o on o.item_id = i.id and o.person_id = (select auth.uid())
  left join public.result_looks l on l.experiment_id = x.id and l.time_box = x.time_box and l.person_id = (select auth.uid())
  left join public.result_watchers w on w.person_id = (select auth.uid());
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

-- The experiments whose results are held back from whoever asks, with the nearest open agenda on which a forecast is asked of them: nobody
-- who declared a conflict gives one. Also after the forecast, which can be changed until the results are opened.
create view public.withheld_results with (security_invoker = true) as
select h.id as experiment_id, i.id, i.review_id, i.title, i.starts_at, i.reading_days
from private.held_results() h (id)
  left join lateral (select i.id, i.review_id, r.title, r.starts_at, r.reading_days
    from public.review_items i join public.reviews r on r.id = i.review_id
    where i.experiment_id = h.id and r.closed_at is null
      and exists (select from public.review_panel s where s.review_id = r.id and coalesce(s.delegate_id, s.person_id) = (select auth.uid()))
      and (select auth.uid()) not in (select c.person_id from private.conflicted(h.id) c)
    order by r.is_proposed, r.starts_at, i.id limit 1) i on true;
grant select on public.withheld_results to authenticated;

-- Of these, those that are near and without a forecast.
create view public.items_to_forecast with (security_invoker = true) as
select w.* from public.withheld_results w
where private.now() >= w.starts_at - make_interval(days => w.reading_days)
  and not exists (select from public.forecasts f where f.item_id = w.id and f.person_id = (select auth.uid()));
grant select on public.items_to_forecast to authenticated;

-- What waits for its ballot on the agenda of an open review: nobody opens it elsewhere.
create view public.awaited_experiments with (security_invoker = true) as
select i.experiment_id, i.id as item_id, r.id as review_id, r.title
from public.reviews r join public.review_items i on i.review_id = r.id
where r.closed_at is null and r.id = private.awaited_by_review(i.experiment_id);
grant select on public.awaited_experiments to authenticated;

-- The same for the board, which knows no reviews: null where nothing waits.
create function private.waiting_on_agendas() returns json
language plpgsql stable set search_path = '' as $$
begin
  return (select json_agg(json_build_object('id', a.experiment_id, 'review', a.review_id, 'item', a.item_id, 'title', a.title))
    from public.awaited_experiments a);
end $$;
grant execute on function private.waiting_on_agendas() to authenticated;

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
    else to_jsonb(coalesce(new, old)) ->> 'review_id' end::bigint);
  return null;
end $$;
create trigger reviews_are_announced after update on public.reviews for each row execute function private.review_changes();
create trigger review_panel_is_announced after insert or update or delete on public.review_panel
  for each row execute function private.review_changes();
create trigger review_items_are_announced after insert or update or delete on public.review_items
  for each row execute function private.review_changes();

-- A conflict changes every open agenda that the experiment is on.
create function private.conflict_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.announce_review(r.id) from public.review_items i join public.reviews r on r.id = i.review_id and r.closed_at is null
  where i.experiment_id = (to_jsonb(coalesce(new, old)) ->> 'experiment_id')::bigint;
  return null;
end $$;
create trigger conflicts_are_announced_in_reviews after insert or update or delete on public.conflicts_of_interest
  for each row execute function private.conflict_changes();

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
