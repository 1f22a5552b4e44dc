-- funding, the budget of a review: what its decisions may release together.

create table public.review_budgets (
  id bigint generated always as identity primary key,
  review_id bigint not null references public.reviews (id) on delete restrict,
  amount bigint not null,
  days numeric not null,
  set_by uuid not null references public.people (id) on delete restrict,
  set_at timestamptz not null default private.now(),
  constraint review_budgets_amount_is_money check (amount between 0 and 100000000000),
  constraint review_budgets_days_are_half_days check (days between 0 and 100000 and days * 2 = trunc(days * 2))
);
create index review_budgets_by_review on public.review_budgets (review_id, id desc);
create index review_budgets_by_setter on public.review_budgets (set_by);
alter table public.review_budgets enable row level security;
create trigger review_budgets_are_append_only before update or delete on public.review_budgets
  for each row execute function private.refuse_change();
create trigger review_budgets_are_never_truncated before truncate on public.review_budgets
  for each statement execute function private.refuse_change();
create policy review_budgets_are_seen_by_members on public.review_budgets for select to authenticated using ((select private.is_member()));
grant select on public.review_budgets to authenticated;

-- What a review may release. Set again to the same it changes nothing; the latest counts.
-- Refuses: leaders_only, no_such_review, and the constraints of review_budgets.
create function public.set_review_budget(p_review bigint, p_amount bigint, p_days numeric) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
begin
  perform from public.reviews where id = p_review for share;
  if not found then
    perform private.refuse('no_such_review', 404);
  end if;
  if (p_amount, p_days) = (select b.amount, b.days from public.review_budgets b where b.review_id = p_review order by b.id desc limit 1) then
    return;
  end if;
  insert into public.review_budgets (review_id, amount, days, set_by) values (p_review, p_amount, p_days, me);
  perform private.log('review.budgeted', 'reviews', p_review::text, jsonb_build_object('amount', p_amount, 'days', p_days));
end $$;

-- A review's budget and what its decisions released, as it stands after corrections. left: plus what the kills decided there freed,
-- without what late bills took of it; null where nobody set a budget. Null for who may not see the review.
create function private.review_money(p_review bigint) returns jsonb
language sql stable set search_path = '' as $$
  with recursive decided as (
    select d.id, d.experiment_id, d.outcome from public.decisions d join public.review_items i on i.box_id = d.box_id
    where i.review_id = p_review
  ), line as (
    select t.id, t.amount, t.days from public.tranches t join decided d on d.id = t.decision_id
    union all
    select t.id, t.amount, t.days from public.tranches t join line l on t.replaces_id = l.id
  ), released as (
    select coalesce(sum(l.amount), 0) as amount, coalesce(sum(l.days), 0) as days
    from line l where not exists (select from public.tranches later where later.replaces_id = l.id)
  ), freed as (
    select coalesce(sum(f.freed), 0) as amount, coalesce(sum(f.freed_days), 0) as days,
      coalesce(sum(f.late), 0) as late, coalesce(sum(f.late_days), 0) as late_days from public.experiment_funding f
    where f.ended_as = 'killed' and f.experiment_id in (select d.experiment_id from decided d where d.outcome = 'kill')
  )
  select jsonb_build_object('id', r.id, 'title', r.title, 'currency', private.workspace_currency(),
    'released', released.amount, 'released_days', released.days, 'freed', freed.amount, 'freed_days', freed.days,
    'budget', (select jsonb_build_object('amount', b.amount, 'days', b.days, 'left', b.amount - released.amount + freed.amount - freed.late,
        'left_days', b.days - released.days + freed.days - freed.late_days)
      from public.review_budgets b where b.review_id = r.id order by b.id desc limit 1))
  from public.reviews r, released, freed where r.id = p_review
$$;

create function public.read_review_money(p_review bigint) returns jsonb
language sql stable set search_path = '' as $$ select private.review_money(p_review) $$;

-- Of the review that decides about an experiment now, or did last; null where none did.
create function private.review_money_of(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select private.review_money((select i.review_id from public.review_items i
    where i.experiment_id = p_experiment and i.box_id is not null order by i.id desc limit 1))
$$;
grant execute on function public.set_review_budget(bigint, bigint, numeric), public.read_review_money(bigint),
  private.review_money(bigint), private.review_money_of(bigint) to authenticated;
