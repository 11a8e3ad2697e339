/* bw-client-file.c: a file that is there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_LENGTH (256 * 1024)

/* Of a name under which a file is written. */
#define MARK ".new-"

/* Nobody writes that long; what is older was left behind. */
#define LEFT_BEHIND_S 3600

struct _BwClientFile
{
  char    *path;      /* (owned) */
  char    *temporary; /* (owned) */
  GString *buffer;    /* (owned) */
  int      fd;
  int      fault;     /* an errno, of the first write that failed */
};

static gboolean
fail (GError     **error,
      const char  *path,
      int          fault)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (fault), "%s: %s", path, g_strerror (fault));
  return FALSE;
}

static void
flush (BwClientFile *self)
{
  const char *text = self->buffer->str;
  gsize left = self->buffer->len;

  while (left > 0 && self->fault == 0)
    {
      gssize written = write (self->fd, text, left);

      if (written >= 0)
        {
          text += written;
          left -= (gsize) written;
        }
      else if (errno != EINTR)
        {
          self->fault = errno;
        }
    }

  g_string_truncate (self->buffer, 0);
}

/* So that the new name survives a loss of power. */
static gboolean
flush_folder (const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int fault = 0;

  if (fd < 0 || fsync (fd) != 0)
    fault = errno;
  if (fd >= 0)
    close (fd);

  return fault == 0 || fail (error, folder, fault);
}

/* In the folder of @path, which is made if it is not there. */
static int
open_temporary (const char  *path,
                char       **temporary,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (error, folder, errno);
      return -1;
    }

  *temporary = g_strconcat (path, MARK "XXXXXX", NULL);
  fd = g_mkstemp_full (*temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    fail (error, *temporary, errno);
  return fd;
}

/**
 * bw_client_file_new:
 * @path: where it is to stand
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a file to append to
 */
BwClientFile *
bw_client_file_new (const char  *path,
                    GError     **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_temporary (path, &temporary, error);
  BwClientFile *self;

  if (fd < 0)
    return NULL;

  self = g_new0 (BwClientFile, 1);
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&temporary);
  self->buffer = g_string_sized_new (BUFFER_LENGTH);
  self->fd = fd;
  return self;
}

/**
 * bw_client_file_open_scratch:
 * @path: beside which it is
 * @error: return location
 *
 * Returns: (transfer full): a file without a name, gone when it is closed; -1 on failure
 */
int
bw_client_file_open_scratch (const char  *path,
                             GError     **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_temporary (path, &temporary, error);

  if (fd >= 0)
    g_unlink (temporary);
  return fd;
}

/**
 * bw_client_file_append:
 * @self: a file
 * @text: (array length=length): bytes
 * @length: how many
 */
void
bw_client_file_append (BwClientFile *self,
                       const char   *text,
                       gsize         length)
{
  if (self->buffer->len + length > BUFFER_LENGTH)
    flush (self);

  g_string_append_len (self->buffer, text, (gssize) length);
}

/**
 * bw_client_file_dup_fd:
 * @self: a file that is not committed
 * @error: return location
 *
 * What stands in it can be read there for good, whatever is moved over its name.
 *
 * Returns: (transfer full): open for reading; -1 on failure
 */
int
bw_client_file_dup_fd (BwClientFile  *self,
                       GError       **error)
{
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  if (fd < 0)
    fail (error, self->path, errno);
  return fd;
}

/**
 * bw_client_file_commit:
 * @self: a file
 * @error: return location; what went wrong since the beginning
 *
 * Returns: whether it is on the disk, whole and under its name
 */
gboolean
bw_client_file_commit (BwClientFile  *self,
                       GError       **error)
{
  flush (self);
  if (self->fault == 0 && fsync (self->fd) != 0)
    self->fault = errno;
  if (close (self->fd) != 0 && self->fault == 0)
    self->fault = errno;
  self->fd = -1;

  if (self->fault == 0 && g_rename (self->temporary, self->path) != 0)
    self->fault = errno;
  if (self->fault != 0)
    return fail (error, self->path, self->fault);

  g_clear_pointer (&self->temporary, g_free);
  return flush_folder (self->path, error);
}

/**
 * bw_client_file_free:
 * @self: (transfer full): a file
 */
void
bw_client_file_free (BwClientFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_string_free (self->buffer, TRUE);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_client_file_remove:
 * @path: of a file
 * @error: return location
 *
 * Returns: whether it is gone, also from the disk; it may have been before
 */
gboolean
bw_client_file_remove (const char  *path,
                       GError     **error)
{
  if (g_unlink (path) == 0)
    return flush_folder (path, error);

  return errno == ENOENT || fail (error, path, errno);
}

/**
 * bw_client_file_move:
 * @path: of a file
 * @to: where it is to stand, on the same disk
 * @error: return location
 *
 * Returns: whether it stands there now, also on the disk
 */
gboolean
bw_client_file_move (const char  *path,
                     const char  *to,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, errno);
  if (g_rename (path, to) != 0)
    return fail (error, path, errno);

  return flush_folder (to, error);
}

/**
 * bw_client_file_sweep:
 * @folder: where files of ours are
 */
void
bw_client_file_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (strstr (name, MARK) != NULL && g_stat (path, &status) == 0
          && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > LEFT_BEHIND_S)
        g_unlink (path);
    }
}
