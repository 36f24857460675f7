-- The service's own tables. Whatever belongs to a workspace says so in its first column.

create table ik_api_key_secret (
    prefix        text        not null,
    secret_sha256 bytea       not null check (octet_length(secret_sha256) = 32),
    workspace     text        not null,
    api_key_id    uuid        not null,
    works_until   timestamptz,
    primary key (prefix, secret_sha256)
);
comment on table ik_api_key_secret is 'Secrets of API keys, hashed: read before the workspace is known. Two rows while one is rotated.';

create table ik_invitation (
    token_sha256 bytea       not null primary key check (octet_length(token_sha256) = 32),
    workspace    text        not null,
    person_id    uuid        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index ik_invitation_person on ik_invitation (workspace, person_id);
comment on table ik_invitation is 'What opens a first sign-in, hashed: one use, 72 hours.';

create table ik_external_ref (
    workspace   text not null,
    node_type   text not null,
    system      text not null,
    external_id text not null,
    node_key    text not null,
    primary key (workspace, node_type, system, external_id)
);
comment on table ik_external_ref is 'Ids of things in other systems: unique in the workspace for each type of thing.';

create table ik_idempotency (
    workspace    text        not null,
    actor        text        not null,
    key          text        not null,
    mutation     text        not null,
    input_sha256 bytea       not null check (octet_length(input_sha256) = 32),
    changed      jsonb,
    created_at   timestamptz not null,
    primary key (workspace, actor, key)
);
create index ik_idempotency_age on ik_idempotency (created_at);
comment on table ik_idempotency is 'A row for each idempotency key, written in the transaction of its effect; stands for 24 hours.';

create table ik_outbox (
    sequence       bigint      not null generated always as identity primary key,
    xid            xid8        not null default pg_current_xact_id(),
    workspace      text        not null,
    type           integer     not null,
    node_id        text        not null,
    application_id text,
    at             timestamptz not null,
    position       bigint      unique
);
create index ik_outbox_unplaced on ik_outbox (xid, sequence) where position is null;
comment on table ik_outbox is 'Effects that leave the service, written in the transaction of their cause. position: dense, given once nothing older can still commit.';

create table ik_exposure (
    id             bigint      not null generated always as identity primary key,
    workspace      text        not null,
    application_id uuid        not null,
    person_id      uuid        not null,
    kind           integer     not null,
    scorecard_id   uuid,
    at             timestamptz not null
);
create index ik_exposure_person on ik_exposure (workspace, application_id, person_id, id);
comment on table ik_exposure is 'Who was shown what others wrote of an application, and when: written before it is shown.';

create table ik_audit (
    id            bigint      not null generated always as identity primary key,
    xid           xid8        not null default pg_current_xact_id(),
    workspace     text        not null,
    at            timestamptz not null,
    actor_id      text        not null,
    actor_name    text        not null,
    acting_key_id text,
    action        text        not null,
    node_id       text,
    outcome       integer     not null,
    request_id    text
);
create index ik_audit_workspace on ik_audit (workspace, id);
comment on table ik_audit is 'Who did, was refused, or was shown what. Rows are only ever added.';

create table ik_installation (
    name  text not null primary key,
    value text not null
);
comment on table ik_installation is 'What was done once for this installation, such as making the bootstrap key.';
