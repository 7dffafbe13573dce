-- What the database decides about agencies and posts through time. Names are mapped to refusals in OrganizationModule.

-- Deferred: of two writers the later one should learn that the version moved on (412), not that its row overlaps the other's.
alter table agency_name add constraint ex_agency_name_validity
    exclude using gist (agency_id with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred;
alter table agency_placement add constraint ex_agency_placement_validity
    exclude using gist (agency_id with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred;
alter table agency_code add constraint ex_agency_code_validity
    exclude using gist (agency_id with =, form with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred;
-- A code is never given to another body, not even after it ended.
alter table agency_code add constraint ex_agency_code_never_reused
    exclude using gist (code with =, agency_id with <>);
alter table agency_code add constraint ck_agency_code_form check (
    (form = 'Former' and code ~ '^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}$')
    or (form = 'Present' and length(code) <= 35 and code ~ '^([A-Y][0-9]{2}(\.[0-9A-Z]+)*|Z[0-9]{2}[0-9A-Z.]{0,32})$'));
alter table post add constraint ex_post_validity
    exclude using gist (official_id with =, agency_id with =, title with =, daterange(valid_from, valid_to) with &&);

create index ix_agency_name_search on agency_name using gin (search gin_trgm_ops);
create index ix_official_search_words on official using gin (search gin_trgm_ops);

-- Two moves that are each harmless can make a cycle together, so changes of the tree take turns. The lock ends with the transaction.
create function agency_tree_lock() returns void language sql volatile as
$$ select pg_advisory_xact_lock(4047001) $$;

create function agency_placement_check() returns trigger language plpgsql as $$
begin
    if new.parent_id is null then
        return null;
    end if;

    perform agency_tree_lock();

    if exists (
        select from agency p
        where p.id = new.parent_id
          and (p.opened_on > new.valid_from or p.closed_on < coalesce(new.valid_to, 'infinity'))) then
        raise exception 'the parent does not exist during that time'
            using errcode = 'check_violation', constraint = 'ck_agency_placement_parent_open';
    end if;

    if exists (
        with recursive above(agency_id, valid_from, valid_to) as (
            select new.parent_id, new.valid_from, coalesce(new.valid_to, 'infinity')
            union
            select p.parent_id, greatest(p.valid_from, a.valid_from), least(coalesce(p.valid_to, 'infinity'), a.valid_to)
            from above a
            join agency_placement p on p.agency_id = a.agency_id and p.parent_id is not null
             and p.valid_from < a.valid_to and coalesce(p.valid_to, 'infinity') > a.valid_from)
        select from above where agency_id = new.agency_id) then
        raise exception 'an agency would stand under itself'
            using errcode = 'check_violation', constraint = 'ck_agency_placement_no_cycle';
    end if;

    return null;
end $$;

create trigger agency_placement_check after insert or update on agency_placement
    for each row execute function agency_placement_check();

-- Deferred: a merger ends posts and moves children in the same transaction, in whatever order.
create function agency_closing_check() returns trigger language plpgsql as $$
begin
    if new.closed_on is null then
        return null;
    end if;

    perform agency_tree_lock();

    if exists (
        select from agency_placement c
        where c.parent_id = new.id and coalesce(c.valid_to, 'infinity') > new.closed_on) then
        raise exception 'agencies stand under it'
            using errcode = 'check_violation', constraint = 'ck_agency_closed_without_children';
    end if;

    if exists (
        select from post p where p.agency_id = new.id and coalesce(p.valid_to, 'infinity') > new.closed_on) then
        raise exception 'posts run beyond its end'
            using errcode = 'check_violation', constraint = 'ck_agency_closed_without_posts';
    end if;

    return null;
end $$;

create constraint trigger agency_closing_check after update of closed_on on agency
    deferrable initially deferred for each row execute function agency_closing_check();

create function post_check() returns trigger language plpgsql as $$
declare
    place agency;
begin
    -- Shared with other appointments, but not with a closing.
    select * into place from agency where id = new.agency_id for share;
    if place.opened_on > new.valid_from or place.closed_on < coalesce(new.valid_to, 'infinity') then
        raise exception 'the agency does not exist during that time'
            using errcode = 'check_violation', constraint = 'ck_post_agency_open';
    end if;

    return null;
end $$;

create constraint trigger post_check after insert or update on post
    deferrable initially deferred for each row execute function post_check();

-- Whom a right over an agency reaches: the agency itself and, where wanted, everything under it on a day. Agencies that are not open
-- on that day count where they stood last, or will stand first, so that they can still be looked after. Without a root: everything, or
-- nothing.
create function agency_within(root uuid, below boolean, day date) returns table (agency_id uuid)
    language sql stable as $$
    select a.id from agency a where root is null and below
    union all
    (with recursive reach(agency_id) as (
        select root where root is not null
        union
        select p.agency_id
        from reach r
        join agency_placement p on p.parent_id = r.agency_id
        join agency a on a.id = p.agency_id
        where below
          and (p.valid_from <= day or p.valid_from = a.opened_on)
          and (p.valid_to is null or p.valid_to > day or p.valid_to = a.closed_on))
    select r.agency_id from reach r)
$$;
