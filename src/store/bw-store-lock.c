/* bw-store-lock.c: that one process alone changes what a store holds
 *
 * A daemon counts in memory: what another process puts into its file it would not
 * count, and two daemons would each show a part. So who puts reports or documents
 * into a file holds the lock as long as the store is open. Who reads does not, nor
 * who changes what a daemon reads anew: tokens, the audit, how old reports are kept.
 *
 * The lock is on a file of its own, PATH.lock. On the database itself it would be in
 * the way of SQLite, whose locks are of the process and are lost as soon as it closes
 * any descriptor of that file. It is one of the open file (F_OFD_SETLK), so it holds
 * against the same process too, and the kernel gives it back when that ends: what
 * SIGKILL leaves behind is a file that nobody holds. Who gives it back takes the file
 * away first; so who has locked one makes sure that it is still the one of that name.
 * What stands in it is for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-lock.h"

#include "bw-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_OWNER 128

/* As many as Linux follows. */
#define MAX_LINKS 40

/* Each of them has met somebody who was just giving it back. */
#define MAX_TRIES 100

struct _BwStoreLock
{
  char *path;  /* (owned): of the file that is locked */
  int   file;  /* (owned) */
};

/* What @name stands for from the folder of @path on. */
static char *
follow (const char *path,
        const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_path_is_absolute (name) ? g_strdup (name) : g_build_filename (folder, name, NULL);
}

/* Where the last link leads, whether a file is there or not. */
static char *
dup_target (const char *path)
{
  char *file = g_strdup (path);
  char *name;

  for (guint i = 0; i < MAX_LINKS && (name = g_file_read_link (file, NULL)) != NULL; i++)
    {
      char *next = follow (file, name);

      g_free (name);
      g_free (file);
      file = next;
    }

  return file;
}

/* (nullable): beside the file itself, whatever link leads there, as SQLite has its -wal;
 * also if it is not there yet, for by each of its names it may be made. */
static char *
make_path (const char  *path,
           GError     **error)
{
  g_autofree char *file = dup_target (path);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = g_path_get_basename (file);
  gboolean is_endless = g_file_test (file, G_FILE_TEST_IS_SYMLINK);
  char *real = is_endless ? NULL : realpath (folder, NULL);
  char *lock = NULL;

  if (real == NULL)
    g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, "“%s”: cannot be locked: %s", path,
                 g_strerror (is_endless ? ELOOP : errno));
  else
    lock = g_strconcat (real, G_DIR_SEPARATOR_S, name, ".lock", NULL);

  free (real);
  return lock;
}

/* As "4711 bulwarkd"; it may not have been written yet. */
static char *
dup_owner (int file)
{
  char text[MAX_OWNER] = "";
  gssize n = pread (file, text, sizeof text - 1, 0);
  guint64 process = n > 0 ? g_ascii_strtoull (text, NULL, 10) : 0;
  const char *name = strchr (text, ' ');

  if (process == 0 || name == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("another process");

  return g_strdup_printf ("process %" G_GUINT64_FORMAT " (%s)", process, name + 1);
}

static void
write_owner (int file)
{
  const char *program = g_get_prgname ();
  g_autofree char *name = g_path_get_basename (program != NULL ? program : "?");
  g_autofree char *text = g_strdup_printf ("%d %s", (int) getpid (), name);

  if (ftruncate (file, 0) != 0 || pwrite (file, text, MIN (strlen (text), MAX_OWNER - 1), 0) < 0)
    g_debug ("who has the lock is not noted: %s", g_strerror (errno));
}

static gboolean
is_of_name (int         file,
            const char *path)
{
  struct stat one;
  struct stat other;

  return fstat (file, &one) == 0 && lstat (path, &other) == 0
         && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* What root leaves behind must not keep the daemon from its store. Only what was made
 * here: in a folder of others the name may lead to any file. */
static void
give_to_owner (const char *path,
               const char *lock,
               int         file)
{
  g_autofree char *folder = g_path_get_dirname (lock);
  struct stat made;
  struct stat owner;

  if (geteuid () != 0 || fstat (file, &made) != 0
      || made.st_uid != 0 || made.st_nlink != 1 || !S_ISREG (made.st_mode)
      || (stat (path, &owner) != 0 && stat (folder, &owner) != 0))
    return;

  if (fchown (file, owner.st_uid, owner.st_gid) != 0)
    g_debug ("“%s” stays root's: %s", lock, g_strerror (errno));
}

static void
fail (const char  *path,
      const char  *lock,
      int          reason,
      GError     **error)
{
  gboolean is_read_only = reason == EROFS || reason == EACCES || reason == EPERM;
  struct stat left;

  if (reason == EACCES && lstat (lock, &left) == 0)
    {
      g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE,
                   "“%s”: cannot be locked: “%s” belongs to the user %u, and may not be opened; if no process has the "
                   "store, remove that file", path, lock, (guint) left.st_uid);
      return;
    }

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_UNAVAILABLE, "“%s”: %s “%s”: %s", path,
               is_read_only ? "may be read only, for there cannot be" : "cannot be locked by", lock,
               g_strerror (reason));
}

static void
fail_taken (const char  *path,
            int          file,
            GError     **error)
{
  g_autofree char *owner = dup_owner (file);

  g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_CONFLICT,
               "“%s”: is in use by %s, which would not see what is changed here: stop that first, or change it "
               "by way of that with --backend", path, owner);
}

/* The open file, locked; -1 with an error. */
static int
lock_file (const char  *path,
           const char  *lock,
           GError     **error)
{
  const struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      int file = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      int reason = file < 0 || fcntl (file, F_OFD_SETLK, &whole) != 0 ? errno : 0;

      if (reason == 0 && is_of_name (file, lock))
        {
          give_to_owner (path, lock, file);
          return file;
        }

      if (file >= 0 && (reason == EAGAIN || reason == EACCES))
        fail_taken (path, file, error);
      else if (reason != 0)
        fail (path, lock, reason, error);
      if (file >= 0)
        g_close (file, NULL);
      if (reason != 0)
        return -1;
    }

  fail (path, lock, EAGAIN, error);
  return -1;
}

/**
 * bw_store_lock_take:
 * @path: name of the file of a store
 * @error: return location; `BW_STORE_ERROR_CONFLICT`: another has it, who is named
 *
 * Does not wait.
 *
 * Returns: (transfer full) (nullable): the lock
 */
BwStoreLock *
bw_store_lock_take (const char  *path,
                    GError     **error)
{
  g_autofree char *lock = NULL;
  BwStoreLock *self;
  int file;

  g_return_val_if_fail (path != NULL, NULL);

  lock = make_path (path, error);
  file = lock != NULL ? lock_file (path, lock, error) : -1;
  if (file < 0)
    return NULL;

  write_owner (file);
  self = g_new0 (BwStoreLock, 1);
  self->path = g_steal_pointer (&lock);
  self->file = file;
  return self;
}

void
bw_store_lock_free (BwStoreLock *self)
{
  if (is_of_name (self->file, self->path))
    g_unlink (self->path);

  g_close (self->file, NULL);
  g_free (self->path);
  g_free (self);
}
