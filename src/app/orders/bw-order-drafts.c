/* bw-order-drafts.c: orders that are being written, on this machine until they are sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-drafts.h"

#include "bw-json.h"

#include <glib/gstdio.h>

#define MAX_LENGTH (4 * 1024 * 1024)
#define MAX_DRAFTS 200

struct _BwOrderDrafts
{
  GObject parent_instance;

  char         *dir;          /* (owned) */
  char         *url;          /* (owned) (nullable) */
  GFile        *file;         /* (owned) (nullable) */
  GPtrArray    *drafts;       /* (owned) (element-type JsonObject) */
  GCancellable *cancellable;  /* (owned) (nullable): of what is read */
  gboolean      is_writing;
  gboolean      is_dirty;     /* changed since it was written last */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderDrafts, bw_order_drafts, G_TYPE_OBJECT)

/* What is written where; the backend may be another one by then. */
typedef struct
{
  GFile  *file;  /* (owned) */
  GBytes *text;  /* (owned) */
} Write;

static void write_file (BwOrderDrafts *self);

static void
free_write (gpointer data)
{
  Write *write = data;

  g_object_unref (write->file);
  g_bytes_unref (write->text);
  g_free (write);
}

/* -1: there is none */
static int
find_draft (BwOrderDrafts *self,
            const char    *id)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      if (g_strcmp0 (bw_json_peek_string (g_ptr_array_index (self->drafts, i), "id"), id) == 0)
        return (int) i;
    }

  return -1;
}

static GBytes *
make_text (BwOrderDrafts *self)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < self->drafts->len; i++)
    {
      g_autofree char *line = bw_json_to_line (g_ptr_array_index (self->drafts, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ",\n" : "\n", line);
    }
  g_string_append (text, "\n]\n");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
on_file_replaced_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (BwOrderDrafts) self = BW_ORDER_DRAFTS (data);
  g_autoptr (GError) error = NULL;

  self->is_writing = FALSE;
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (self->is_dirty)
    write_file (self);
}

static void
on_folder_made_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  BwOrderDrafts *self = BW_ORDER_DRAFTS (source);
  const Write *write = g_task_get_task_data (G_TASK (result));

  /* Without the folder the writing fails, and says why. */
  g_file_replace_contents_bytes_async (write->file, write->text, NULL, TRUE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_file_replaced_cb, g_object_ref (self));
}

static void
make_folder_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  const Write *write = data;
  g_autoptr (GFile) folder = g_file_get_parent (write->file);

  g_mkdir_with_parents (g_file_peek_path (folder), 0700); /* blocks: in a worker */
  g_task_return_boolean (task, TRUE);
}

/* Not before what is there was read. */
static void
write_file (BwOrderDrafts *self)
{
  g_autoptr (GTask) task = NULL;
  Write *write;

  self->is_dirty = TRUE;
  if (self->is_writing || self->file == NULL || self->cancellable != NULL)
    return;

  self->is_dirty = FALSE;
  self->is_writing = TRUE;
  write = g_new (Write, 1);
  write->file = g_object_ref (self->file);
  write->text = make_text (self);
  task = g_task_new (self, NULL, on_folder_made_cb, NULL);
  g_task_set_source_tag (task, write_file);
  g_task_set_task_data (task, write, free_write);
  g_task_run_in_thread (task, make_folder_in_thread);
}

/* What was saved while it was read stays. */
static void
take_in (BwOrderDrafts *self,
         const char    *text,
         gsize          length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (text, (gssize) length, MAX_LENGTH, &error);
  JsonArray *list = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (list == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error != NULL ? error->message : "");
      return;
    }

  for (guint i = 0; i < MIN (json_array_get_length (list), MAX_DRAFTS); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *draft = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *id = draft != NULL ? bw_json_peek_string (draft, "id") : NULL;

      if (id != NULL && find_draft (self, id) < 0)
        g_ptr_array_add (self->drafts, json_object_ref (draft));
    }
}

static void
on_file_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (BwOrderDrafts) self = BW_ORDER_DRAFTS (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_signal_emit (self, signals[FAILED], 0, error->message);
    }
  else
    {
      take_in (self, text, length);
    }

  g_clear_object (&self->cancellable);
  if (self->is_dirty)
    write_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bw_order_drafts_dispose (GObject *object)
{
  BwOrderDrafts *self = BW_ORDER_DRAFTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bw_order_drafts_parent_class)->dispose (object);
}

static void
bw_order_drafts_finalize (GObject *object)
{
  BwOrderDrafts *self = BW_ORDER_DRAFTS (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->dir, g_free);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (bw_order_drafts_parent_class)->finalize (object);
}

static void
bw_order_drafts_class_init (BwOrderDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = bw_order_drafts_dispose;
  object_class->finalize = bw_order_drafts_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bw_order_drafts_init (BwOrderDrafts *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

/**
 * bw_order_drafts_new:
 * @dir: (nullable): where they are kept; %NULL: with the user's data
 *
 * Returns: (transfer full): drafts of no backend yet
 */
BwOrderDrafts *
bw_order_drafts_new (const char *dir)
{
  BwOrderDrafts *self = g_object_new (BW_TYPE_ORDER_DRAFTS, NULL);

  self->dir = dir != NULL ? g_strdup (dir) : g_build_filename (g_get_user_data_dir (), "bulwark", "drafts", NULL);
  return self;
}

/**
 * bw_order_drafts_set_url:
 * @self: drafts
 * @url: (nullable): address of a backend
 *
 * The file has no name that tells it.
 */
void
bw_order_drafts_set_url (BwOrderDrafts *self,
                         const char    *url)
{
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (BW_IS_ORDER_DRAFTS (self));

  if (g_strcmp0 (self->url, url) == 0)
    return;

  g_free (self->url);
  self->url = g_strdup (url);
  g_clear_object (&self->file);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->drafts, 0);
  self->is_dirty = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (url == NULL)
    return;

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  name = g_strdup_printf ("%.32s.json", digest);
  self->file = g_file_new_build_filename (self->dir, name, NULL);
  self->cancellable = g_cancellable_new ();
  g_file_load_contents_async (self->file, self->cancellable, on_file_loaded_cb, g_object_ref (self));
}

/**
 * bw_order_drafts_get:
 * @self: drafts
 *
 * Returns: (transfer none) (element-type JsonObject): all of them
 */
GPtrArray *
bw_order_drafts_get (BwOrderDrafts *self)
{
  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (self), NULL);

  return self->drafts;
}

/**
 * bw_order_drafts_save:
 * @self: drafts
 * @draft: (transfer none): members of an order, with its `id`
 */
void
bw_order_drafts_save (BwOrderDrafts *self,
                      JsonObject    *draft)
{
  int index;

  g_return_if_fail (BW_IS_ORDER_DRAFTS (self));
  g_return_if_fail (draft != NULL && bw_json_has (draft, "id"));

  index = find_draft (self, bw_json_peek_string (draft, "id"));
  if (index >= 0)
    g_ptr_array_remove_index (self->drafts, (guint) index);
  g_ptr_array_add (self->drafts, json_object_ref (draft));
  write_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bw_order_drafts_remove:
 * @self: drafts
 * @id: of one of them
 */
void
bw_order_drafts_remove (BwOrderDrafts *self,
                        const char    *id)
{
  int index;

  g_return_if_fail (BW_IS_ORDER_DRAFTS (self));
  g_return_if_fail (id != NULL);

  index = find_draft (self, id);
  if (index < 0)
    return;

  g_ptr_array_remove_index (self->drafts, (guint) index);
  write_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
