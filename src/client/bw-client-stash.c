/* bw-client-stash.c: texts put away on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-stash.h"

#include "bw-client-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <unistd.h>

/* So much is read at once of what is read on and on, and of what is read here and there. */
#define WINDOW_LENGTH (64 * 1024)
#define LEAP_LENGTH   4096

struct _BwClientStash
{
  int     fd;
  char   *path;          /* (owned) */
  gint64  end;           /* what was appended */
  char   *window;        /* (owned) (nullable) */
  gsize   window_size;   /* of the memory */
  gint64  window_offset;
  gsize   window_length; /* of what it holds */
};

static gboolean
fail (BwClientStash  *self,
      int             fault,
      GError        **error)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (fault), "%s: %s", self->path, g_strerror (fault));
  return FALSE;
}

/* Whether it goes on about where the window ends. */
static gboolean
is_near (const BwClientStash *self,
         gint64               offset)
{
  return offset >= self->window_offset
         && offset < self->window_offset + (gint64) self->window_length + WINDOW_LENGTH;
}

static gboolean
fill_window (BwClientStash  *self,
             gint64          offset,
             gsize           length,
             GError        **error)
{
  gsize wanted = MAX (length, is_near (self, offset) ? WINDOW_LENGTH : LEAP_LENGTH);

  if (self->window_size < wanted)
    {
      self->window_size = MAX (wanted, WINDOW_LENGTH);
      g_free (self->window);
      self->window = g_malloc (self->window_size);
    }

  self->window_offset = offset;
  self->window_length = 0;
  while (self->window_length < length)
    {
      gssize n = pread (self->fd, self->window + self->window_length, wanted - self->window_length,
                        offset + (gint64) self->window_length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (self, errno, error);
      if (n == 0)
        {
          g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, "%s: it is shorter than it was", self->path);
          return FALSE;
        }

      self->window_length += (gsize) n;
    }

  return TRUE;
}

/**
 * bw_client_stash_new:
 * @fd: (transfer full): of a file that nobody else changes
 * @path: what to call it in messages
 *
 * Returns: (transfer full): what is in it
 */
BwClientStash *
bw_client_stash_new (int         fd,
                     const char *path)
{
  BwClientStash *self = g_new0 (BwClientStash, 1);

  self->fd = fd;
  self->path = g_strdup (path);
  return self;
}

/**
 * bw_client_stash_free:
 * @self: (transfer full): a stash
 */
void
bw_client_stash_free (BwClientStash *self)
{
  close (self->fd);
  g_free (self->window);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_client_stash_append:
 * @self: a stash of a file that was empty
 * @bytes: (array length=length): bytes
 * @length: how many
 * @offset: (out): where they begin
 * @error: return location
 *
 * Returns: whether all of them are there; if not, none is
 */
gboolean
bw_client_stash_append (BwClientStash  *self,
                        const char     *bytes,
                        gsize           length,
                        gint64         *offset,
                        GError        **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pwrite (self->fd, bytes + done, length - done, self->end + (gint64) done);

      if (n < 0 && errno != EINTR)
        return fail (self, errno, error);
      if (n > 0)
        done += (gsize) n;
    }

  *offset = self->end;
  self->end += (gint64) length;
  return TRUE;
}

/**
 * bw_client_stash_get_length:
 * @self: a stash
 *
 * Returns: bytes that were appended
 */
gint64
bw_client_stash_get_length (const BwClientStash *self)
{
  return self->end;
}

/**
 * bw_client_stash_read:
 * @self: a stash
 * @offset: where they begin
 * @length: how many
 * @error: return location; `BW_CLIENT_ERROR_FORMAT` if they are not there
 *
 * Returns: (transfer none) (nullable) (array length=length): the bytes, until the next call
 */
const char *
bw_client_stash_read (BwClientStash  *self,
                      gint64          offset,
                      gsize           length,
                      GError        **error)
{
  if (offset < self->window_offset
      || offset + (gint64) length > self->window_offset + (gint64) self->window_length)
    {
      if (!fill_window (self, offset, length, error))
        {
          self->window_length = 0;
          return NULL;
        }
    }

  return self->window + (offset - self->window_offset);
}
