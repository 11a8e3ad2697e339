/* bw-client-shelf.c: documents of one type, their texts in memory or put away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-shelf.h"

#include "bw-client-error.h"

#include <string.h>

/* So much is put away at once. */
#define PORTION_LENGTH (256 * 1024)

/* Where a text is. */
typedef enum
{
  HELD,
  KEPT,
  SPILLED,
} Where;

/* One document. Its line is its text and a line break. */
typedef struct
{
  guint index;       /* in the order */
  guint length : 30; /* of the line */
  guint where  : 2;  /* a Where */
  union
  {
    char   *line;    /* (owned) */
    gint64  offset;
  };
  char id[];
} Record;

struct _BwClientShelf
{
  GHashTable *records; /* (owned): ids that stand in a Record */
  GPtrArray  *order;   /* (owned) (element-type Record) (nullable) each */
  gsize       size;
  gsize       held;
};

/* The keys are the ids that stand in the records: those take no memory of their own. */
static Record *
get_record (const char *key)
{
  return (Record *) (gpointer) (key - G_STRUCT_OFFSET (Record, id));
}

static void
free_record (gpointer key)
{
  Record *record = get_record (key);

  if (record->where == HELD)
    g_free (record->line);
  g_free (record);
}

/* Its text goes; the record is nothing until it has another. */
static void
clear_text (BwClientShelf *self,
            Record        *record)
{
  self->size -= record->length;
  if (record->where != HELD)
    return;

  self->held -= record->length;
  g_free (record->line);
}

static void
set_offset (Record *record,
            Where   where,
            gint64  offset)
{
  record->where = where;
  record->offset = offset;
}

/* (nullable) */
static Record *
find_record (BwClientShelf *self,
             const char    *id)
{
  gpointer key;

  return g_hash_table_lookup_extended (self->records, id, &key, NULL) ? get_record (key) : NULL;
}

/* One without a text; what was there of that id has lost it. */
static Record *
ensure_record (BwClientShelf *self,
               const char    *id)
{
  Record *record = find_record (self, id);
  gsize length = strlen (id) + 1;

  if (record != NULL)
    {
      clear_text (self, record);
      return record;
    }

  record = g_malloc (sizeof (Record) + length);
  memcpy (record->id, id, length);
  record->index = self->order->len;
  g_ptr_array_add (self->order, record);
  g_hash_table_add (self->records, record->id);
  return record;
}

/* Closes the gaps when they are more than what is left. */
static void
close_gaps (BwClientShelf *self)
{
  guint n = 0;

  if (self->order->len <= 2 * g_hash_table_size (self->records) + 64)
    return;

  for (guint i = 0; i < self->order->len; i++)
    {
      Record *record = g_ptr_array_index (self->order, i);

      if (record == NULL)
        continue;

      record->index = n;
      g_ptr_array_index (self->order, n++) = record;
    }

  g_ptr_array_set_size (self->order, (int) n);
}

static gboolean
is_held (BwClientShelf *self,
         guint          index)
{
  const Record *record = g_ptr_array_index (self->order, index);

  return record != NULL && record->where == HELD;
}

/* Lines in memory, from @begin on. Returns where the next portion begins. */
static guint
gather_portion (BwClientShelf *self,
                guint          begin,
                GString       *portion)
{
  guint i;

  g_string_truncate (portion, 0);
  for (i = begin; i < self->order->len && portion->len < PORTION_LENGTH; i++)
    {
      const Record *record = g_ptr_array_index (self->order, i);

      if (is_held (self, i))
        g_string_append_len (portion, record->line, record->length);
    }

  return i;
}

static void
let_go (BwClientShelf *self,
        guint          begin,
        guint          end,
        gint64         offset)
{
  for (guint i = begin; i < end; i++)
    {
      Record *record = g_ptr_array_index (self->order, i);

      if (!is_held (self, i))
        continue;

      g_free (record->line);
      self->held -= record->length;
      set_offset (record, SPILLED, offset);
      offset += record->length;
    }
}

static const char *
read_line (const Record   *record,
           BwClientStash  *kept,
           BwClientStash  *spilled,
           GError        **error)
{
  BwClientStash *stash = record->where == KEPT ? kept : spilled;
  const char *line;

  if (record->where == HELD)
    return record->line;

  line = bw_client_stash_read (stash, record->offset, record->length, error);
  if (line == NULL || line[record->length - 1] == '\n')
    return line;

  g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "“%s” is not where it was", record->id);
  return NULL;
}

/**
 * bw_client_shelf_new:
 *
 * Returns: (transfer full): a shelf without documents
 */
BwClientShelf *
bw_client_shelf_new (void)
{
  BwClientShelf *self = g_new0 (BwClientShelf, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, free_record, NULL);
  self->order = g_ptr_array_new ();
  return self;
}

/**
 * bw_client_shelf_free:
 * @self: (transfer full): a shelf
 */
void
bw_client_shelf_free (BwClientShelf *self)
{
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->records);
  g_free (self);
}

/**
 * bw_client_shelf_keep:
 * @self: a shelf
 * @id: of a document
 * @text: of it, without a line break
 */
void
bw_client_shelf_keep (BwClientShelf *self,
                      const char    *id,
                      const char    *text)
{
  gsize length = strlen (text);
  Record *record = ensure_record (self, id);

  record->where = HELD;
  record->line = g_malloc (length + 1);
  memcpy (record->line, text, length);
  record->line[length] = '\n';
  record->length = (guint) length + 1;
  self->size += record->length;
  self->held += record->length;
}

/**
 * bw_client_shelf_place:
 * @self: a shelf
 * @id: of a document
 * @length: of its line
 * @offset: where that begins in what was kept
 */
void
bw_client_shelf_place (BwClientShelf *self,
                       const char    *id,
                       gsize          length,
                       gint64         offset)
{
  Record *record = ensure_record (self, id);

  record->length = (guint) length;
  set_offset (record, KEPT, offset);
  self->size += record->length;
}

/**
 * bw_client_shelf_forget:
 * @self: a shelf
 * @id: of a document that may be there
 */
void
bw_client_shelf_forget (BwClientShelf *self,
                        const char    *id)
{
  Record *record = find_record (self, id);

  if (record == NULL)
    return;

  clear_text (self, record);
  set_offset (record, KEPT, 0);
  g_ptr_array_index (self->order, record->index) = NULL;
  g_hash_table_remove (self->records, record->id);
  close_gaps (self);
}

/**
 * bw_client_shelf_get_n_documents:
 * @self: a shelf
 *
 * Returns: how many there are
 */
guint
bw_client_shelf_get_n_documents (BwClientShelf *self)
{
  return g_hash_table_size (self->records);
}

/**
 * bw_client_shelf_get_size:
 * @self: a shelf
 *
 * Returns: bytes of all lines
 */
gsize
bw_client_shelf_get_size (BwClientShelf *self)
{
  return self->size;
}

/**
 * bw_client_shelf_get_held:
 * @self: a shelf
 *
 * Returns: bytes of the lines in memory
 */
gsize
bw_client_shelf_get_held (BwClientShelf *self)
{
  return self->held;
}

/**
 * bw_client_shelf_spill:
 * @self: a shelf
 * @spilled: where the lines in memory go
 * @error: return location
 *
 * Returns: whether none is in memory any more
 */
gboolean
bw_client_shelf_spill (BwClientShelf  *self,
                       BwClientStash  *spilled,
                       GError        **error)
{
  g_autoptr (GString) portion = g_string_new (NULL);
  guint end;

  for (guint begin = 0; self->held > 0 && begin < self->order->len; begin = end)
    {
      gint64 offset;

      end = gather_portion (self, begin, portion);
      if (portion->len > 0 && !bw_client_stash_append (spilled, portion->str, portion->len, &offset, error))
        return FALSE;
      if (portion->len > 0)
        let_go (self, begin, end, offset);
    }

  return TRUE;
}

/**
 * bw_client_shelf_append:
 * @self: a shelf
 * @file: where all lines go
 * @kept: (nullable): what was kept; %NULL: there is none of that
 * @spilled: (nullable): where bw_client_shelf_spill() put some
 * @error: return location; a line that cannot be read
 *
 * Returns: whether all were read
 */
gboolean
bw_client_shelf_append (BwClientShelf  *self,
                        BwClientFile   *file,
                        BwClientStash  *kept,
                        BwClientStash  *spilled,
                        GError        **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const Record *record = g_ptr_array_index (self->order, i);
      const char *line;

      if (record == NULL)
        continue;

      line = read_line (record, kept, spilled, error);
      if (line == NULL)
        return FALSE;

      bw_client_file_append (file, line, record->length);
    }

  return TRUE;
}

/**
 * bw_client_shelf_settle:
 * @self: a shelf that was appended to a file
 * @offset: where its first line stands there
 *
 * Returns: where its last line ends
 */
gint64
bw_client_shelf_settle (BwClientShelf *self,
                        gint64         offset)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Record *record = g_ptr_array_index (self->order, i);

      if (record == NULL)
        continue;

      if (record->where == HELD)
        g_free (record->line);
      set_offset (record, KEPT, offset);
      offset += record->length;
    }

  self->held = 0;
  return offset;
}
