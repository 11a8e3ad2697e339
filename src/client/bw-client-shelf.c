/* bw-client-shelf.c: documents of one type, their texts in memory or put away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-shelf.h"

#include "bw-client-error.h"
#include "bw-client-ids.h"

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
  guint length : 30; /* of the line */
  guint where  : 2;  /* a Where */
  union
  {
    char   *line;    /* (owned) */
    gint64  offset;
  };
} Record;

struct _BwClientShelf
{
  BwClientIds *ids;     /* (owned) */
  GArray      *records; /* (owned) (element-type Record): by number of the id, in their order */
  gsize        size;
  gsize        held;
};

static Record *
get_record (const BwClientShelf *self,
            guint                number)
{
  return &g_array_index (self->records, Record, number);
}

/* What was removed has no text, neither here nor elsewhere. */
static gboolean
is_gone (const Record *record)
{
  return record->length == 0;
}

/* Its text goes; the record is nothing until it has another. */
static void
clear_text (BwClientShelf *self,
            Record        *record)
{
  self->size -= record->length;
  if (record->where != HELD || is_gone (record))
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

/* One without a text, until the next is asked for; what was there of that id has lost it. */
static Record *
ensure_record (BwClientShelf *self,
               const char    *id)
{
  guint number = bw_client_ids_add (self->ids, id);

  if (number == self->records->len)
    g_array_set_size (self->records, number + 1);
  else
    clear_text (self, get_record (self, number));

  return get_record (self, number);
}

/* Closes the gaps when they are more than what is left. */
static void
close_gaps (BwClientShelf *self)
{
  BwClientIds *ids;

  if (self->records->len <= 2 * bw_client_ids_count (self->ids) + 64)
    return;

  ids = bw_client_ids_new ();
  for (guint i = 0; i < self->records->len; i++)
    {
      const char *id = bw_client_ids_get (self->ids, i);

      if (id != NULL)
        *get_record (self, bw_client_ids_add (ids, id)) = *get_record (self, i);
    }

  g_array_set_size (self->records, bw_client_ids_count (ids));
  bw_client_ids_free (self->ids);
  self->ids = ids;
}

static gboolean
is_held (const Record *record)
{
  return record->where == HELD && !is_gone (record);
}

/* Lines in memory, from @begin on. Returns where the next portion begins. */
static guint
gather_portion (BwClientShelf *self,
                guint          begin,
                GString       *portion)
{
  guint i;

  g_string_truncate (portion, 0);
  for (i = begin; i < self->records->len && portion->len < PORTION_LENGTH; i++)
    {
      const Record *record = get_record (self, i);

      if (is_held (record))
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
      Record *record = get_record (self, i);

      if (!is_held (record))
        continue;

      g_free (record->line);
      self->held -= record->length;
      set_offset (record, SPILLED, offset);
      offset += record->length;
    }
}

static const char *
read_line (BwClientShelf  *self,
           guint           number,
           BwClientStash  *kept,
           BwClientStash  *spilled,
           GError        **error)
{
  const Record *record = get_record (self, number);
  BwClientStash *stash = record->where == KEPT ? kept : spilled;
  const char *line;

  if (record->where == HELD)
    return record->line;

  line = bw_client_stash_read (stash, record->offset, record->length, error);
  if (line == NULL || line[record->length - 1] == '\n')
    return line;

  g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "“%s” is not where it was",
               bw_client_ids_get (self->ids, number));
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

  self->ids = bw_client_ids_new ();
  self->records = g_array_new (FALSE, TRUE, sizeof (Record));
  return self;
}

/**
 * bw_client_shelf_free:
 * @self: (transfer full): a shelf
 */
void
bw_client_shelf_free (BwClientShelf *self)
{
  for (guint i = 0; i < self->records->len; i++)
    clear_text (self, get_record (self, i));

  g_array_unref (self->records);
  bw_client_ids_free (self->ids);
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
  guint number = bw_client_ids_find (self->ids, id);

  if (number == BW_CLIENT_IDS_NONE)
    return;

  clear_text (self, get_record (self, number));
  *get_record (self, number) = (Record) { 0 };
  bw_client_ids_remove (self->ids, number);
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
  return bw_client_ids_count (self->ids);
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

  for (guint begin = 0; self->held > 0 && begin < self->records->len; begin = end)
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
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = get_record (self, i);
      const char *line;

      if (is_gone (record))
        continue;

      line = read_line (self, i, kept, spilled, error);
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
  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = get_record (self, i);

      if (is_gone (record))
        continue;

      if (record->where == HELD)
        g_free (record->line);
      set_offset (record, KEPT, offset);
      offset += record->length;
    }

  self->held = 0;
  return offset;
}
