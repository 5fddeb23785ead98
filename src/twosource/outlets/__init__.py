"""Who publishes: outlets and agencies with their names, hosts and houses."""
