-- A store of schema 1 of PostgreSQL, with what 0001.sql holds.

CREATE TABLE audit (
    seq bigint NOT NULL,
    at bigint NOT NULL,
    token text NOT NULL,
    role text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    status integer NOT NULL,
    detail text NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_hash_check CHECK ((length(hash) = 32))
);

CREATE TABLE bulwark_schema (
    version bigint NOT NULL
);

CREATE TABLE checkpoint (
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT checkpoint_hash_check CHECK ((length(hash) = 32))
);

CREATE TABLE counter (
    counter_id integer NOT NULL,
    seq bigint NOT NULL,
    audit_seq bigint NOT NULL,
    audit_hash bytea NOT NULL,
    tokens bigint NOT NULL,
    CONSTRAINT counter_audit_hash_check CHECK ((length(audit_hash) = 32)),
    CONSTRAINT counter_audit_seq_check CHECK ((audit_seq >= 0)),
    CONSTRAINT counter_counter_id_check CHECK ((counter_id = 1)),
    CONSTRAINT counter_seq_check CHECK ((seq >= 0))
)
WITH (fillfactor='10');

CREATE TABLE document (
    type text NOT NULL,
    id text NOT NULL,
    seq bigint NOT NULL,
    place text,
    json text
);

CREATE TABLE meta (
    key text NOT NULL,
    value text NOT NULL
);

CREATE TABLE report (
    seq bigint NOT NULL,
    at bigint NOT NULL,
    received bigint NOT NULL,
    id uuid NOT NULL,
    place integer NOT NULL,
    subject integer NOT NULL,
    source smallint NOT NULL,
    statements bytea NOT NULL
);

CREATE TABLE source (
    source_id bigint NOT NULL,
    n bigint NOT NULL,
    seen timestamp with time zone NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE token (
    token_id text NOT NULL,
    hash bytea NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    area text NOT NULL,
    created bigint NOT NULL,
    expires bigint NOT NULL,
    revoked bigint NOT NULL,
    CONSTRAINT token_hash_check CHECK ((length(hash) = 32))
);

CREATE TABLE word (
    word_id integer NOT NULL,
    text text NOT NULL
);

ALTER TABLE word ALTER COLUMN word_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME word_word_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO audit VALUES (1, 1600000000000000, '', '', 'token create', '54c79beb09c4b0e5', 0, 'reporter for S1', '\x9023bc104b8ba873e0643b45e95749a1be91ce925afc5c72c2fa2bfc82cc6bef');

INSERT INTO bulwark_schema VALUES (1);

INSERT INTO checkpoint VALUES (7, '\x98df0afdeaac61ba3a6f14f60b90f616d94b2a7fbd91e27a7d06c630dca4a36e', '\x66696775726573');

INSERT INTO counter VALUES (1, 9, 1, '\x9023bc104b8ba873e0643b45e95749a1be91ce925afc5c72c2fa2bfc82cc6bef', 1);

INSERT INTO document VALUES ('area', 'S', 1, 'S', '{"type":"area","id":"S","at":"2022-03-10T06:00:00Z","level":"city","name":"小城"}');
INSERT INTO document VALUES ('area', 'S1', 2, 'S1', '{"type":"area","id":"S1","at":"2022-03-10T06:00:00Z","parent":"S","level":"district","name":"一区"}');
INSERT INTO document VALUES ('round', 'r1', 3, NULL, '{"type":"round","id":"r1","at":"2022-03-10T06:00:00Z","name":"一轮","starts":"2022-03-10T08:00:00Z","deadline":"2022-03-11T20:00:00Z","areas":["S1"],"milestones":[],"sample":true}');
INSERT INTO document VALUES ('site', 'S1-p1', 4, 'S1-p1', '{"type":"site","id":"S1-p1","at":"2022-03-10T06:00:00Z","area":"S1","kind":"sampling","name":"点","state":"open","sample":true}');
INSERT INTO document VALUES ('donation', 'd1', 5, NULL, '{"type":"donation","id":"d1","at":"2022-03-10T06:00:00Z","form":"cash","amount_fen":1200,"sample":true}');
INSERT INTO document VALUES ('team', 't1', 9, '411002', NULL);

INSERT INTO meta VALUES ('epoch', 'a64869dee1262d53');
INSERT INTO meta VALUES ('root', 'S');
INSERT INTO meta VALUES ('time_zone', 'Europe/Lisbon');

INSERT INTO report VALUES (6, 1600000000000007, 1700000000000000, '0174876e-8007-7000-8700-000000000000', 1, 2, 0, '\x08030e0304000000000000e03f');
INSERT INTO report VALUES (7, 1600000000000008, 1700000000000000, '0174876e-8008-7000-8800-000000000000', 1, 2, 0, '\x0803100304000000000000e03f');

INSERT INTO token VALUES ('54c79beb09c4b0e5', '\x88ca6c313a263dfbba1709e42a6bafe2b5d8e81d8aa7b3ca016db915460c3224', 'gate', 'reporter', 'S1', 1600000000000000, 0, 0);

INSERT INTO word OVERRIDING SYSTEM VALUE VALUES (1, 'S1-p1');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES (2, 'sampling:r1');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES (3, 'sampled');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES (4, 'queue');

SELECT pg_catalog.setval('word_word_id_seq', 4, true);

ALTER TABLE ONLY audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (counter_id);

ALTER TABLE ONLY document
    ADD CONSTRAINT document_pkey PRIMARY KEY (type, id);

ALTER TABLE ONLY meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (key);

ALTER TABLE ONLY report
    ADD CONSTRAINT report_id_key UNIQUE (id);

ALTER TABLE ONLY report
    ADD CONSTRAINT report_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY source
    ADD CONSTRAINT source_pkey PRIMARY KEY (source_id);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_hash_key UNIQUE (hash);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_pkey PRIMARY KEY (token_id);

ALTER TABLE ONLY word
    ADD CONSTRAINT word_pkey PRIMARY KEY (word_id);

ALTER TABLE ONLY word
    ADD CONSTRAINT word_text_key UNIQUE (text);

CREATE UNIQUE INDEX document_seq ON document USING btree (seq);

CREATE INDEX document_type ON document USING btree (type, seq);

CREATE INDEX report_place ON report USING btree (place, seq);
