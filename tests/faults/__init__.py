"""What happens to a catalog when programs are killed, disks fill up, folders vanish and files are damaged."""
