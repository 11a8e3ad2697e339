/* test-bw-client-verdict.c: what each answer means for an entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-verdict-private.h"

#include <string.h>

#define BODY      "{\"name\":\"new\"}"
#define NOT_FOUND "{\"type\":\"urn:bulwark:problem:not-found\",\"status\":404}"

static BwClientVerdict
reach (BwClientOutboxEntry  *entry,
       guint                 status,
       const char           *answer,
       char                **rejected)
{
  return bw_client_verdict_reach (entry, status, NULL, "application/problem+json", answer, strlen (answer), rejected);
}

static void
assert_verdict (guint           status,
                const char     *answer,
                BwClientVerdict expected)
{
  g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", "PUT", "/v1/x", BODY, "1");
  g_autofree char *rejected = NULL;

  g_assert_cmpint (reach (entry, status, answer, &rejected), ==, expected);
  g_assert_null (rejected);
}

static void
test_statuses (void)
{
  const guint passing[] = { 301, 304, 401, 408, 425, 429, 500, 502, 503, 507 };
  const guint final[] = { 400, 403, 409, 413, 415, 422, 428 };

  assert_verdict (200, BODY, BW_CLIENT_VERDICT_TAKEN);
  assert_verdict (201, BODY, BW_CLIENT_VERDICT_TAKEN);
  assert_verdict (404, NOT_FOUND, BW_CLIENT_VERDICT_REFUSED);
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    assert_verdict (passing[i], "", BW_CLIENT_VERDICT_LATER);
  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    assert_verdict (final[i], "", BW_CLIENT_VERDICT_REFUSED);
}

/* A report that was refused among those taken is told in a 2xx. */
static void
test_rejected (void)
{
  g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", "POST", "/v1/reports", BODY, NULL);
  const char *answer = "{\"accepted\":0,\"rejected\":[{\"pointer\":\"/0/at\",\"reason\":\"too new\"},{}]}";
  g_autofree char *rejected = NULL;

  g_assert_cmpint (reach (entry, 200, answer, &rejected), ==, BW_CLIENT_VERDICT_REFUSED);
  g_assert_cmpstr (rejected, ==, "/0/at: too new");

  assert_verdict (200, "{\"rejected\":[]}", BW_CLIENT_VERDICT_TAKEN);
  assert_verdict (200, "{\"rejected\":7}", BW_CLIENT_VERDICT_TAKEN);
}

/* What a portal says to everything is not the backend's word: nothing is written. */
static void
test_no_backend (void)
{
  static const char * const answers[] = {
    "", "[1]", "5", "no JSON", "<!DOCTYPE html><html><title>Please log in</title></html>", "\xff\xfe",
    "{\"accepted\":1", "{}", "{\"status\":\"ok\",\"url\":\"http://login.example/\"}",
  };
  g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", "POST", "/v1/reports", BODY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *reason = NULL;

      g_assert_cmpint (reach (entry, 200, answers[i], &reason), ==, BW_CLIENT_VERDICT_LATER);
      g_assert_true (g_str_has_prefix (reason, "what answers is no backend: "));
      g_assert_true (g_utf8_validate (reason, -1, NULL));
    }
}

/* JSON of somebody else, or of another document, is no word of the backend on this one. */
static void
test_no_receipt (void)
{
  static const struct
  {
    const char      *answer;
    BwClientVerdict  verdict;
  } answers[] = {
    { "{\"type\":\"team\",\"id\":\"t 1/a\",\"name\":\"new\",\"seq\":8}", BW_CLIENT_VERDICT_TAKEN },
    { "{\"type\":\"team\",\"id\":\"t-2\",\"seq\":8}", BW_CLIENT_VERDICT_LATER },
    { "{\"type\":\"order\",\"id\":\"t 1/a\",\"seq\":8}", BW_CLIENT_VERDICT_LATER },
    { "{\"type\":7,\"id\":\"t 1/a\"}", BW_CLIENT_VERDICT_LATER },
    { "{\"id\":\"t 1/a\"}", BW_CLIENT_VERDICT_LATER },
    { "{\"status\":\"ok\"}", BW_CLIENT_VERDICT_LATER },
    { "{}", BW_CLIENT_VERDICT_LATER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = NULL;
      g_autofree char *reason = NULL;

      entry = bw_client_outbox_entry_new (1, "t", "PUT", "/v1/documents/team/t%201%2Fa", BODY, "1");
      g_assert_cmpint (reach (entry, 200, answers[i].answer, &reason), ==, answers[i].verdict);
      g_assert_cmpint (reason != NULL, ==, answers[i].verdict == BW_CLIENT_VERDICT_LATER);
    }
}

/* Nothing was written either where an answer without content is shown for it. */
static void
test_no_content (void)
{
  g_autoptr (BwClientOutboxEntry) put = bw_client_outbox_entry_new (1, "t", "PUT", "/v1/x", BODY, "1");
  g_autoptr (BwClientOutboxEntry) post = bw_client_outbox_entry_new (1, "t", "POST", "/v1/reports", BODY, NULL);
  g_autofree char *reason = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpint (reach (put, 204, "", &reason), ==, BW_CLIENT_VERDICT_LATER);
  g_assert_cmpint (reach (post, 204, "", &other), ==, BW_CLIENT_VERDICT_LATER);
  g_assert_nonnull (reason);
  g_assert_nonnull (other);
}

/* Whatever stands between knows no such page: that says nothing of the document. */
static void
test_missing_page (void)
{
  static const struct
  {
    const char *kind;
    const char *answer;
  } answers[] = {
    { "text/html", "<html><h1>404 Not Found</h1></html>" },
    { "text/html", NOT_FOUND },
    { "application/problem+json", "{\"type\":\"about:blank\",\"title\":\"There is no such thing\",\"status\":404}" },
    { "application/problem+json", "{}" },
    { "application/problem+json", "[" },
    { "application/problem+json", "" },
    { "application/json", "{}" },
    { NULL, "" },
  };
  const char *methods[] = { "DELETE", "PUT" };

  for (guint i = 0; i < G_N_ELEMENTS (answers) * 2; i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", methods[i % 2], "/v1/x", BODY, "1");
      const char *kind = answers[i / 2].kind;
      const char *answer = answers[i / 2].answer;
      g_autofree char *reason = NULL;
      g_autofree char *again = NULL;

      g_assert_cmpint (bw_client_verdict_reach (entry, 404, NULL, kind, answer, strlen (answer), &reason),
                       ==, BW_CLIENT_VERDICT_LATER);
      g_assert_true (g_str_has_prefix (reason, "what answers is no backend: "));
      g_assert_cmpint (bw_client_verdict_reach (entry, 410, NULL, kind, answer, strlen (answer), &again),
                       ==, BW_CLIENT_VERDICT_LATER);
    }
}

/* 412 with just what was to be written: an answer was lost. */
static void
test_conflict (void)
{
  g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", "PUT", "/v1/x", BODY, "1");
  g_autofree char *rejected = NULL;
  const char *same = "{\"current\":{\"name\":\"new\",\"seq\":8}}";
  const char *other = "{\"current\":{\"name\":\"theirs\",\"seq\":9}}";

  g_assert_cmpint (bw_client_verdict_reach (entry, 412, "\"8\"", NULL, same, strlen (same), &rejected),
                   ==, BW_CLIENT_VERDICT_TAKEN);
  g_assert_cmpint (bw_client_verdict_reach (entry, 412, NULL, NULL, other, strlen (other), &rejected),
                   ==, BW_CLIENT_VERDICT_CONFLICT);
  g_assert_cmpstr (entry->current_etag, ==, "9");
  g_assert_nonnull (strstr (bw_client_outbox_entry_get_current (entry), "theirs"));
  assert_verdict (412, "", BW_CLIENT_VERDICT_CONFLICT);
}

/* What is to go and is not there has gone. */
static void
test_removal (void)
{
  g_autoptr (BwClientOutboxEntry) entry = bw_client_outbox_entry_new (1, "t", "DELETE", "/v1/x", NULL, "1");
  g_autofree char *rejected = NULL;

  g_assert_cmpint (reach (entry, 204, "", &rejected), ==, BW_CLIENT_VERDICT_TAKEN);
  g_assert_cmpint (reach (entry, 404, NOT_FOUND, &rejected), ==, BW_CLIENT_VERDICT_TAKEN);
  g_assert_cmpint (reach (entry, 412, "{\"current\":{\"id\":\"x\",\"seq\":9}}", &rejected), ==,
                   BW_CLIENT_VERDICT_CONFLICT);
  g_assert_cmpint (reach (entry, 409, "", &rejected), ==, BW_CLIENT_VERDICT_REFUSED);
}

static void
test_pause (void)
{
  g_assert_cmpfloat (bw_client_verdict_read_pause (NULL), ==, 0);
  g_assert_cmpfloat (bw_client_verdict_read_pause ("2"), ==, 2000);
  g_assert_cmpfloat (bw_client_verdict_read_pause ("999999999999"), ==, 300000);

  /* The date that RFC 9110 allows too is not ours. */
  g_assert_cmpfloat (bw_client_verdict_read_pause ("Fri, 31 Dec 2021 23:59:59 GMT"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-verdict/statuses", test_statuses);
  g_test_add_func ("/client-verdict/rejected", test_rejected);
  g_test_add_func ("/client-verdict/no-backend", test_no_backend);
  g_test_add_func ("/client-verdict/no-receipt", test_no_receipt);
  g_test_add_func ("/client-verdict/no-content", test_no_content);
  g_test_add_func ("/client-verdict/missing-page", test_missing_page);
  g_test_add_func ("/client-verdict/conflict", test_conflict);
  g_test_add_func ("/client-verdict/removal", test_removal);
  g_test_add_func ("/client-verdict/pause", test_pause);

  return g_test_run ();
}
