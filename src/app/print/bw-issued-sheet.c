/* bw-issued-sheet.c: a briefing that was issued, as it was
 *
 *   draft ──no content──► fetch ──► read (worker) ──► told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issued-sheet.h"

#include "bw-briefing-issue.h"
#include "bw-client-document.h"
#include "bw-json.h"
#include "bw-printable.h"

struct _BwIssuedSheet
{
  GObject          parent_instance;

  BwClientSession *session; /* (owned) */
  JsonObject      *members; /* (owned) */
};

static void bw_issued_sheet_printable_init (BwPrintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwIssuedSheet, bw_issued_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_PRINTABLE, bw_issued_sheet_printable_init))

/* Of a list it is an empty object: what a briefing says is long. */
static gboolean
has_content (JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "content");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0;
}

static void
run_reading (GTask        *reading,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  BwBriefingContent *content = bw_briefing_issue_read (task_data, &error);

  if (content != NULL)
    g_task_return_pointer (reading, content, (GDestroyNotify) bw_briefing_content_free);
  else
    g_task_return_error (reading, error);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError *error = NULL;
  BwBriefingContent *content = g_task_propagate_pointer (G_TASK (result), &error);

  bw_printable_return (G_TASK (user_data), content, error);
}

/* Takes over @task, which holds the document until the main thread is done with it: its
 * references are counted without a lock. */
static void
read_sheet (GTask      *task,
            JsonObject *document)
{
  g_autoptr (GTask) reading = g_task_new (NULL, g_task_get_cancellable (task), on_read_cb, task);

  g_task_set_source_tag (reading, read_sheet);
  g_task_set_task_data (task, json_object_ref (document), (GDestroyNotify) json_object_unref);
  g_task_set_task_data (reading, document, NULL);
  g_task_run_in_thread (reading, run_reading);
}

static void
on_fetched_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GError *error = NULL;
  g_autoptr (JsonObject) document = bw_client_document_fetch_finish (result, &error);

  if (document != NULL)
    read_sheet (G_TASK (user_data), document);
  else
    bw_printable_return (G_TASK (user_data), NULL, error);
}

static void
bw_issued_sheet_draft (BwPrintable *printable,
                       GTask       *task)
{
  BwIssuedSheet *self = BW_ISSUED_SHEET (printable);

  if (has_content (self->members))
    read_sheet (task, self->members);
  else
    bw_client_document_fetch_async (self->session, BW_DOCUMENT_TYPE_BRIEFING,
                                    bw_json_peek_string (self->members, "id"), g_task_get_cancellable (task),
                                    on_fetched_cb, task);
}

static void
bw_issued_sheet_printable_init (BwPrintableInterface *iface)
{
  iface->draft = bw_issued_sheet_draft;
}

static void
bw_issued_sheet_finalize (GObject *object)
{
  BwIssuedSheet *self = BW_ISSUED_SHEET (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->members, json_object_unref);

  G_OBJECT_CLASS (bw_issued_sheet_parent_class)->finalize (object);
}

static void
bw_issued_sheet_class_init (BwIssuedSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_issued_sheet_finalize;
}

static void
bw_issued_sheet_init (BwIssuedSheet *self)
{
}

/**
 * bw_issued_sheet_new:
 * @session: whose backend has it
 * @members: of a document of type `briefing`
 *
 * Returns: (transfer full): it
 */
BwIssuedSheet *
bw_issued_sheet_new (BwClientSession *session,
                     JsonObject      *members)
{
  BwIssuedSheet *self;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (session), NULL);
  g_return_val_if_fail (members != NULL, NULL);

  self = g_object_new (BW_TYPE_ISSUED_SHEET, NULL);
  self->session = g_object_ref (session);
  self->members = json_object_ref (members);
  return self;
}
