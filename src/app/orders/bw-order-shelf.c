/* bw-order-shelf.c: the drafts of one backend, and the file that they are in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-shelf.h"

#include "bw-client-file.h"
#include "bw-format-text.h"
#include "bw-json.h"

#include <glib/gi18n.h>

/* Together, as text. What is there is read up to a multiple of it: it was let in once. */
#define MAX_LENGTH (4 * 1024 * 1024)
#define MAX_READ   (4 * MAX_LENGTH)

/* A disk that is full is so for a while. */
#define AGAIN_SECONDS 10

struct _BwOrderShelf
{
  GObject parent_instance;

  char       *path;        /* (owned) */
  GPtrArray  *drafts;      /* (owned) (element-type JsonObject) */
  GHashTable *removed;     /* (owned) (element-type utf8): before they were read */
  char       *read_fault;  /* (owned) (nullable): why not all was read */
  char       *write_fault; /* (owned) (nullable): why what is here is not on the disk */
  char       *fault;       /* (owned) (nullable): both, as they are told */
  gboolean    is_read;
  gboolean    is_stuck;    /* what cannot be read is still in the way */
  gboolean    is_writing;
  gboolean    is_dirty;    /* changed since it was written last */
  guint       again_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderShelf, bw_order_shelf, G_TYPE_OBJECT)

static void write_file (BwOrderShelf *self);

/* The program does not end while somebody's words are on their way to the disk. */
static void
hold_program (gboolean is_held)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;

  if (is_held)
    g_application_hold (application);
  else
    g_application_release (application);
}

/* -1: there is none */
static int
find_draft (BwOrderShelf *self,
            const char   *id)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      if (g_strcmp0 (bw_json_peek_string (g_ptr_array_index (self->drafts, i), "id"), id) == 0)
        return (int) i;
    }

  return -1;
}

static GString *
make_text (GPtrArray *drafts)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autofree char *line = bw_json_to_line (g_ptr_array_index (drafts, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ",\n" : "\n", line);
    }
  g_string_append (text, "\n]\n");
  return text;
}

static gboolean
check_room (BwOrderShelf  *self,
            JsonObject    *draft,
            int            index,
            GError       **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GString) text = NULL;

  if (index < 0 && self->drafts->len >= BW_ORDER_SHELF_MAX_DRAFTS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   /* Translators: how many drafts of orders are kept at most */
                   _("There are %u drafts already: send or discard one first"), self->drafts->len);
      return FALSE;
    }

  for (guint i = 0; i < self->drafts->len; i++)
    {
      if ((int) i != index)
        g_ptr_array_add (drafts, g_ptr_array_index (self->drafts, i));
    }
  g_ptr_array_add (drafts, draft);
  text = make_text (drafts);
  if (text->len <= MAX_LENGTH)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               /* Translators: how long all drafts of orders may be together */
               _("All drafts together are longer than %u MB: shorten this one, or discard another"),
               (guint) (MAX_LENGTH / (1024 * 1024)));
  return FALSE;
}

static void
tell (BwOrderShelf *self)
{
  g_free (self->fault);
  if (self->read_fault != NULL && self->write_fault != NULL)
    self->fault = g_strjoin ("\n", self->read_fault, self->write_fault, NULL);
  else
    self->fault = g_strdup (self->read_fault != NULL ? self->read_fault : self->write_fault);

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_again_timeout_cb (gpointer data)
{
  BwOrderShelf *self = data;

  self->again_source = 0;
  write_file (self);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  BwOrderShelf *self = BW_ORDER_SHELF (source);
  g_autoptr (GError) error = NULL;

  self->is_writing = FALSE;
  hold_program (FALSE);
  g_clear_pointer (&self->write_fault, g_free);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Translators: why drafts of orders could not be written to the disk */
      self->write_fault = g_strdup_printf (_("Drafts are not on the disk yet: %s. They stay here while the program "
                                             "runs, and it tries again."), error->message);
      self->is_dirty = TRUE;
      if (self->again_source == 0)
        self->again_source = g_timeout_add_once (AGAIN_SECONDS * 1000, on_again_timeout_cb, self);
    }
  else if (self->is_dirty)
    {
      write_file (self);
    }

  tell (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const GString *text = data;
  GError *error = NULL;
  g_autoptr (BwClientFile) file = bw_client_file_new (BW_ORDER_SHELF (source)->path, &error);

  if (file != NULL)
    {
      bw_client_file_append (file, text->str, text->len);
      bw_client_file_commit (file, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
free_text (gpointer data)
{
  g_string_free (data, TRUE);
}

/* Not before what is there was read, nor over what cannot be. */
static void
write_file (BwOrderShelf *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_dirty = TRUE;
  if (self->is_writing || !self->is_read || self->is_stuck)
    return;

  g_clear_handle_id (&self->again_source, g_source_remove);
  self->is_dirty = FALSE;
  self->is_writing = TRUE;
  hold_program (TRUE);
  task = g_task_new (self, NULL, on_written_cb, NULL);
  g_task_set_source_tag (task, write_file);
  g_task_set_task_data (task, make_text (self->drafts), free_text);
  g_task_run_in_thread (task, write_in_thread);
}

static void
finish_reading (BwOrderShelf *self)
{
  self->is_read = TRUE;
  g_hash_table_remove_all (self->removed);
  hold_program (FALSE);
  if (self->is_dirty)
    write_file (self);
  tell (self);
}

static void
on_file_moved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (BwOrderShelf) self = BW_ORDER_SHELF (data);
  g_autofree char *reason = g_steal_pointer (&self->read_fault);
  const char *aside = g_object_get_data (source, "aside");
  g_autoptr (GError) error = NULL;

  if (!g_file_move_finish (G_FILE (source), result, &error))
    {
      self->is_stuck = TRUE;
      /* Translators: why the file of drafts of orders can be neither read nor renamed */
      self->read_fault = g_strdup_printf (_("Drafts can be neither read (%s) nor set aside (%s): new ones are kept "
                                            "only while the program runs. Mend or move %s and start it again."),
                                          reason, error->message, self->path);
    }
  else
    {
      /* What could be read of it is to have a file again. */
      self->is_dirty = self->is_dirty || self->drafts->len > 0;
      /* Translators: why drafts of orders could not be read; the name of the file they are in now */
      self->read_fault = g_strdup_printf (_("Some drafts could not be read: %s. Nothing is lost: their file was set "
                                            "aside as %s."), reason, aside);
    }

  finish_reading (self);
}

/* It is somebody's work: another name, so that nothing is written over it. */
static void
set_aside (BwOrderShelf *self,
           const char   *reason)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S.%f");
  g_autofree char *path = g_strdup_printf ("%s.unread-%s", self->path, time);
  g_autoptr (GFile) aside = g_file_new_for_path (path);

  self->read_fault = g_strdup (reason);
  g_object_set_data_full (G_OBJECT (file), "aside", g_steal_pointer (&path), g_free);
  g_file_move_async (file, aside, G_FILE_COPY_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                     on_file_moved_cb, g_object_ref (self));
}

/* (nullable) (transfer full): why not all was taken in. What was saved while it was read
 * stays as it is, what was removed stays away. */
static char *
take_in (BwOrderShelf *self,
         const char   *text,
         gsize         length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (text, (gssize) length, MAX_READ, &error);
  JsonArray *list = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  guint n_bad = 0;
  int next = 0;

  if (list == NULL)
    return g_strdup (error != NULL ? error->message : _("it is no list of drafts"));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *draft = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *id = draft != NULL ? bw_json_peek_string (draft, "id") : NULL;

      if (id == NULL)
        n_bad++;
      else if (find_draft (self, id) < 0 && !g_hash_table_contains (self->removed, id))
        g_ptr_array_insert (self->drafts, next++, json_object_ref (draft));
    }

  /* Translators: why some drafts of orders could not be read */
  return n_bad > 0 ? bw_format_text (ngettext ("%u of them is no order", "%u of them are no orders", n_bad), n_bad)
                   : NULL;
}

static void
on_file_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (BwOrderShelf) self = BW_ORDER_SHELF (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    reason = take_in (self, text, length);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    reason = g_strdup (error->message);

  if (reason != NULL)
    set_aside (self, reason);
  else
    finish_reading (self);
}

static void
bw_order_shelf_dispose (GObject *object)
{
  g_clear_handle_id (&BW_ORDER_SHELF (object)->again_source, g_source_remove);

  G_OBJECT_CLASS (bw_order_shelf_parent_class)->dispose (object);
}

static void
bw_order_shelf_finalize (GObject *object)
{
  BwOrderShelf *self = BW_ORDER_SHELF (object);

  g_ptr_array_unref (self->drafts);
  g_hash_table_unref (self->removed);
  g_free (self->path);
  g_free (self->read_fault);
  g_free (self->write_fault);
  g_free (self->fault);

  G_OBJECT_CLASS (bw_order_shelf_parent_class)->finalize (object);
}

static void
bw_order_shelf_class_init (BwOrderShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_order_shelf_dispose;
  object_class->finalize = bw_order_shelf_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_order_shelf_init (BwOrderShelf *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * bw_order_shelf_new:
 * @path: of the file
 *
 * Returns: (transfer full): a shelf that is being read
 */
BwOrderShelf *
bw_order_shelf_new (const char *path)
{
  BwOrderShelf *self;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (BW_TYPE_ORDER_SHELF, NULL);
  self->path = g_strdup (path);
  file = g_file_new_for_path (path);
  hold_program (TRUE);
  g_file_load_contents_async (file, NULL, on_file_loaded_cb, g_object_ref (self));
  return self;
}

GPtrArray *
bw_order_shelf_get_drafts (BwOrderShelf *self)
{
  g_return_val_if_fail (BW_IS_ORDER_SHELF (self), NULL);

  return self->drafts;
}

const char *
bw_order_shelf_get_fault (BwOrderShelf *self)
{
  g_return_val_if_fail (BW_IS_ORDER_SHELF (self), NULL);

  return self->fault;
}

/**
 * bw_order_shelf_save:
 * @self: a shelf
 * @draft: (transfer none): members of an order, with its `id`
 * @error: return location; `G_IO_ERROR_NO_SPACE`, the message says what to do
 *
 * Returns: whether it is kept
 */
gboolean
bw_order_shelf_save (BwOrderShelf  *self,
                     JsonObject    *draft,
                     GError       **error)
{
  int index;

  g_return_val_if_fail (BW_IS_ORDER_SHELF (self), FALSE);
  g_return_val_if_fail (draft != NULL && bw_json_has (draft, "id"), FALSE);

  index = find_draft (self, bw_json_peek_string (draft, "id"));
  if (!check_room (self, draft, index, error))
    return FALSE;

  if (index >= 0)
    g_ptr_array_remove_index (self->drafts, (guint) index);
  g_ptr_array_add (self->drafts, json_object_ref (draft));
  g_hash_table_remove (self->removed, bw_json_peek_string (draft, "id"));
  write_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * bw_order_shelf_remove:
 * @self: a shelf
 * @id: of one of them, or of one that is still to be read
 */
void
bw_order_shelf_remove (BwOrderShelf *self,
                       const char   *id)
{
  int index;

  g_return_if_fail (BW_IS_ORDER_SHELF (self));
  g_return_if_fail (id != NULL);

  index = find_draft (self, id);
  if (!self->is_read)
    g_hash_table_add (self->removed, g_strdup (id));
  if (index < 0 && self->is_read)
    return;

  if (index >= 0)
    g_ptr_array_remove_index (self->drafts, (guint) index);
  write_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
bw_order_shelf_is_at_rest (BwOrderShelf *self)
{
  g_return_val_if_fail (BW_IS_ORDER_SHELF (self), FALSE);

  return self->is_read && !self->is_writing;
}
