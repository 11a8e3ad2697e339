/* bw-ctl-issue.c: gives a briefing the next number of its area, for good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-issue.h"

#include "bw-briefing-issue.h"
#include "bw-client-ledger.h"
#include "bw-client-number.h"
#include "bw-document-size.h"
#include "bw-json.h"
#include "bw-time.h"

/* The last one is looked for in what is new, and among all if nothing is. */
#define RECENT (31 * BW_TIME_DAY)

/* What is asked for at the backend, and the answer. */
typedef struct
{
  gboolean    is_over;
  guint       tried;
  JsonObject *document;  /* (owned) (nullable) */
  GError     *error;     /* (owned) (nullable) */
} Question;

/* The backend would say so only at the end. */
static gboolean
check_size (const BwBriefingIssue  *issue,
            GError                **error)
{
  gsize size;

  if (bw_briefing_issue_measure (issue->record) <= BW_DOCUMENT_SIZE_SHEET)
    return TRUE;

  size = bw_briefing_issue_weigh (issue, error);
  if (size != 0 && size <= BW_DOCUMENT_SIZE_SHEET)
    return TRUE;
  if (size == 0)
    return FALSE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "--issue: the sheet is too long to be kept under a number: its content is about %u KiB, and %u KiB are "
               "the most; choose a smaller area, or write it without --issue",
               (guint) ((size + 1023) / 1024), (guint) BW_DOCUMENT_SIZE_SHEET / 1024);
  return FALSE;
}

static gboolean
read_ledger (BwClientLedger *ledger,
             GError        **error)
{
  const GError *reason;

  while (bw_client_ledger_get_state (ledger) == BW_LEDGER_STATE_READING)
    g_main_context_iteration (NULL, TRUE);

  if (bw_client_ledger_get_state (ledger) == BW_LEDGER_STATE_READ)
    return TRUE;

  reason = bw_client_ledger_get_error (ledger);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the last number was not found: %s",
               reason != NULL ? reason->message : "there is no list of what was issued");
  return FALSE;
}

/* @last: (out): 0: there is none */
static gboolean
find_last (BwClientSession  *session,
           const char       *scope,
           guint            *last,
           GError          **error)
{
  g_autoptr (BwClientLedger) ledger = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_BRIEFING);
  gint64 now = bw_clock_get_now (bw_client_session_get_clock (session));

  bw_client_ledger_set_span (ledger, now - RECENT, G_MAXINT64);
  bw_client_ledger_set_scope (ledger, scope);
  if (!read_ledger (ledger, error))
    return FALSE;

  *last = bw_client_number_find_last (G_LIST_MODEL (ledger), scope);
  if (*last != 0)
    return TRUE;

  bw_client_ledger_set_span (ledger, 0, G_MAXINT64);
  if (!read_ledger (ledger, error))
    return FALSE;

  *last = bw_client_number_find_last (G_LIST_MODEL (ledger), scope);
  return TRUE;
}

static JsonObject *
make_document (guint      number,
               gpointer   data,
               GError   **error)
{
  return bw_briefing_issue_make (data, number, error);
}

static void
on_number_put_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Question *question = user_data;

  question->document = bw_client_number_put_finish (result, &question->tried, &question->error);
  question->is_over = TRUE;
}

/* (transfer full) (nullable): the document as it stands */
static JsonObject *
put (BwClientSession  *session,
     const char       *scope,
     guint             first,
     BwBriefingIssue  *issue,
     GError          **error)
{
  Question question = { .is_over = FALSE };

  bw_client_number_put_async (session, BW_DOCUMENT_TYPE_BRIEFING, scope, first, make_document, issue,
                              (GDestroyNotify) bw_briefing_issue_free, NULL, on_number_put_cb, &question);
  while (!question.is_over)
    g_main_context_iteration (NULL, TRUE);

  if (question.document != NULL)
    return question.document;

  if (question.tried != 0)
    g_prefix_error (&question.error, "no answer came, and No. %u may stand already (look with --sheet=issued "
                    "--number=%u before it is issued again): ", question.tried, question.tried);
  g_propagate_prefixed_error (error, question.error, "it was not issued: ");
  return NULL;
}

BwBriefing *
bw_ctl_issue (BwClientSession  *session,
              BwBriefing       *sheet,
              const char       *prepared,
              const char       *approved,
              guint            *number,
              GError          **error)
{
  const char *scope = bw_briefing_get_scope (sheet);
  g_autoptr (BwBriefingIssue) issue = bw_briefing_issue_new (bw_briefing_dup_record (sheet), prepared, approved);
  g_autoptr (JsonObject) document = NULL;
  BwBriefingContent *content;
  guint last = 0;

  *number = 0;
  if (!check_size (issue, error) || !find_last (session, scope, &last, error))
    return NULL;

  document = put (session, scope, last + 1, g_steal_pointer (&issue), error);
  if (document == NULL)
    return NULL;

  *number = (guint) json_object_get_int_member (document, "number");
  g_print ("issued %s\n", bw_json_peek_string (document, "id"));
  content = bw_briefing_issue_read (document, error);
  return content != NULL ? bw_briefing_new_from_content (content, error) : NULL;
}
